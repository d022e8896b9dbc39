"""The catalogue enters the register, is placed in provinces, and never undoes what people did."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.register.making import make_account, make_body

from answerable.reader.catalogue import load_catalogue as listed
from answerable.register.bodies import placing
from answerable.register.bodies.models import Body, BodyName, CatalogueLoad, Succession
from answerable.register.bodies.services import (
    BodyCannotMerge,
    body_in,
    load_catalogue,
    merge,
    rename,
    say_who_took_over,
)
from answerable.register.bodies.successors import today
from answerable.register.trace.verifying import verify

pytestmark = pytest.mark.django_db
NOW = date(2026, 11, 27)


def test_the_catalogue_is_loaded_once_and_again_without_effect():
    assert load_catalogue().added == len(listed().bodies)
    assert Succession.objects.count() == len(listed().successions)
    assert load_catalogue() == (0, 0, [], [])
    assert Body.objects.count() == len(listed().bodies)
    assert CatalogueLoad.objects.count() == 1
    assert verify().broken is None


def test_what_a_person_changed_is_kept_and_what_nobody_changed_is_renewed():
    load_catalogue()
    ours, theirs = Body.objects.get(key="bo-cong-an"), Body.objects.get(key="bo-noi-vu")
    for body in (ours, theirs):
        body.loaded = {**body.loaded, "name": "Tên cũ"}  # as if the catalogue had said so last time
        body.name = "Tên cũ" if body == theirs else "Tên do người sửa"
        body.save()
    loaded = load_catalogue()
    assert [(one.body, one.ours, one.catalogue) for one in loaded.conflicts] == [
        ("bo-cong-an", "Tên do người sửa", "Bộ Công an")
    ]
    assert loaded.changed == 1
    assert Body.objects.get(pk=ours.pk).name == "Tên do người sửa"
    assert Body.objects.get(pk=theirs.pk).name == "Bộ Nội vụ"
    assert load_catalogue().conflicts == []


@pytest.mark.parametrize(
    ("catalogue_id", "province", "unit", "name"),
    [
        ("cong-an-tinh", "son-la", "", "Công an tỉnh Sơn La"),
        ("uy-ban-nhan-dan-tinh", "ha-noi", "", "Ủy ban nhân dân thành phố Hà Nội"),
        ("so-y-te", "son-la", "", "Sở Y tế tỉnh Sơn La"),
        ("tinh-uy", "son-la", "", "Tỉnh ủy Sơn La"),
        ("so-y-te", "an-binh", "tỉnh An Bình", "Sở Y tế tỉnh An Bình"),  # a province that no list has
        ("bo-y-te", "son-la", "", "Bộ Y tế"),  # at the centre there is one
        ("toa-an-nhan-dan", "son-la", "", "Tòa án nhân dân (tỉnh Sơn La)"),  # the level is not stated
        ("cac-so-ban-nganh", "son-la", "", "các sở, ban, ngành tỉnh Sơn La"),
        ("so-y-te", "", "", None),  # which province's is not known
        ("uy-ban-nhan-dan-huyen", "son-la", "", None),  # which district's is not known
        ("so-dan-toc-va-ton-giao", "ha-tay", "", None),  # the province had ended before the body began
        ("khong-co", "son-la", "", None),
    ],
)
def test_a_body_of_the_catalogue_is_placed(catalogue_id, province, unit, name):
    body = body_in(catalogue_id, province=province, unit=unit)
    assert (body and body.name) == name
    assert body_in(catalogue_id, province=province, unit=unit) == body


def test_a_department_stands_under_its_committee():
    assert body_in("so-y-te", province="son-la").parent == body_in("uy-ban-nhan-dan-tinh", province="son-la")


def test_those_that_took_over_are_named_with_their_functions():
    old = body_in("so-lao-dong-thuong-binh-va-xa-hoi", province="son-la")
    assert today(old, on=date(2025, 2, 28)) == []
    named = {one.body.name: one.function for one in today(old, on=NOW)}
    assert "Sở Nông nghiệp và Môi trường tỉnh Sơn La" in named
    assert "giảm nghèo" in named["Sở Nông nghiệp và Môi trường tỉnh Sơn La"]
    assert len(named) > 3  # none is chosen


def test_a_province_that_became_part_of_another_takes_its_bodies_along():
    old = body_in("so-y-te", province="ha-giang")
    assert [one.body.key for one in today(old, on=NOW)] == ["so-y-te-tuyen-quang-2025"]
    assert old.valid_to == date(2025, 6, 30)


def test_a_merged_record_leads_to_its_body_and_its_names_go_along():
    first, second, third = make_body("Sở A"), make_body("Sở B"), make_body("Sở C")
    BodyName.objects.create(body=first, name="Sở A", folded=placing.folded("Sở A"), kind="official")
    by = make_account()
    merge(first, second, reason="Một cơ quan.", by=by, role="secretariat")
    merge(second, third, reason="Một cơ quan.", by=by, role="secretariat")
    first.refresh_from_db()
    assert first.merged_into == third
    with pytest.raises(BodyCannotMerge):
        merge(third, Body.objects.get(pk=second.pk), reason="Vòng tròn.", by=by, role="secretariat")
    with pytest.raises(BodyCannotMerge):
        merge(third, third, reason="Chính nó.", by=by, role="secretariat")
    assert Body.objects.get(pk=second.pk).names.get().name == "Sở A"


def test_no_door_leads_from_a_merged_record_to_a_merged_one():
    first, second, third = make_body("Sở A"), make_body("Sở B"), make_body("Sở C")
    Body.objects.filter(pk=first.pk).update(merged_into=second)
    for pk, into in ((third.pk, first), (second.pk, third)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Body.objects.filter(pk=pk).update(merged_into=into)


def test_a_body_that_is_renamed_keeps_its_old_name_until_the_day_before():
    body = make_body("Ban Dân tộc")
    BodyName.objects.create(body=body, name="Ban Dân tộc", folded="ban dan toc", kind="official")
    rename(
        body,
        "Sở Dân tộc",
        since=date(2025, 3, 1),
        reason="Nghị quyết.",
        by=make_account(),
        role="secretariat",
    )
    assert [(one.name, one.valid_from, one.valid_to) for one in body.names.order_by("pk")] == [
        ("Ban Dân tộc", None, date(2025, 2, 28)),
        ("Sở Dân tộc", date(2025, 3, 1), None),
    ]


def test_a_person_says_who_took_over():
    old, new = make_body("Ban A", valid_to=date(2025, 2, 28)), make_body("Sở B")
    say_who_took_over(
        old,
        new,
        function="dân tộc",
        on=date(2025, 3, 1),
        legal_basis="NĐ",
        by=make_account(),
        role="secretariat",
    )
    assert [(one.body, one.function) for one in today(old, on=NOW)] == [(new, "dân tộc")]
