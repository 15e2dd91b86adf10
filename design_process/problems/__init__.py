"""Problems of practice, adoption, goals with versions. May use districts, phases."""
