"""Once a semester each sponsor and driver is asked whether their district is still in. Uses `directory`."""
