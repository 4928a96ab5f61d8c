"""How editors write easy versions, and what the portal tells them of what they wrote."""
