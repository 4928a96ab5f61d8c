def timeline(request):
    return []
