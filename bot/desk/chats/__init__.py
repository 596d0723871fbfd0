"""Groups and people we talk to: added, moved, bound, routed, and their menus."""
