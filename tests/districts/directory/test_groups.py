from districts.directory.groups import BY_CODE, BY_KEY, GENDER, GROUPS, PROGRAM, RACE, label_of, partition_of


def test_keys_and_codes_are_said_once():
    assert len(BY_KEY) == len(GROUPS)
    assert len(BY_CODE) == sum(len(group.codes) for group in GROUPS)
    assert len({group.column for group in GROUPS if group.column}) == sum(bool(group.column) for group in GROUPS)


def test_keys_fit_the_column_they_are_stored_in():
    assert max(len(group.key) for group in GROUPS) <= 40


def test_only_groups_that_add_up_are_a_partition():
    assert set(partition_of(RACE)) == {group.key for group in GROUPS if group.dimension is RACE}
    assert "female" in partition_of(GENDER)
    assert partition_of(PROGRAM) == ()


def test_a_group_of_the_networks_own_is_shown_as_it_is():
    assert label_of("hispanic") == "Hispanic or Latino"
    assert label_of("newcomers") == "newcomers"
