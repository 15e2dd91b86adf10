"""What makes a light cycle a full one: further questions, tasks and data to collect, each by itself."""
