"""What the page of a procedure says to machines: schema.org GovernmentService."""

from core.structured import page_node
from directory.contacts import dialled


def of_procedure(page, request, context, counters):
    """`nodes` of the head of the page: the page, and the service that it is about."""
    city, canonical, terms = request.city, context["canonical"], context["terms"]
    node = page_node(page, request, canonical)
    service = {
        "@type": "GovernmentService",
        "@id": f"{canonical}#demarche",
        **{name: node[name] for name in ("url", "name", "description")},
        "provider": node["publisher"],
        "serviceType": next((term.label for term in terms if term.name == "topic"), None),
        "areaServed": None if city.is_hub else {"@type": "City", "name": city.name},
        "audience": [
            {"@type": "Audience", "audienceType": term.label} for term in terms if term.name == "audience"
        ],
        "offers": [_offer(block.value) for block in page.prices],
        "availableChannel": [*_online(page), *map(_channel, counters)],
    }
    return [node | {"mainEntity": {"@id": service["@id"]}}, service]


def _offer(value):
    limits = {"price": str(value["price"])}
    if value["up_to"] is not None:
        limits = {"minPrice": str(value["price"]), "maxPrice": str(value["up_to"])}
    price = {"@type": "PriceSpecification", **limits, "priceCurrency": "EUR"}
    words = {"name": value["group"], "description": value["note"]}
    return {
        "@type": "Offer",
        **{name: text for name, text in words.items() if text},
        "priceSpecification": price,
    }


def _online(page):
    for name, address in ((page.online_label, page.online_url), ("", page.booking_url)):
        if address:
            yield {"@type": "ServiceChannel", "serviceUrl": address} | ({"name": name} if name else {})


def _channel(hit):
    place = {"@type": "CivicStructure", "name": hit.title, "url": hit.absolute_url}
    if hit.address:
        place["address"] = hit.address
    channel = {"@type": "ServiceChannel", "serviceLocation": place}
    if number := dialled(hit.card.get("phone") or ""):
        channel["servicePhone"] = {"@type": "ContactPoint", "telephone": number}
    return channel
