"""What the titles of sections are about."""

from __future__ import annotations

import pytest

from answerable.reader.languages.vi.folding import fold
from answerable.reader.stages.outline.topics import Topic, topic_of


@pytest.mark.parametrize(
    ("title", "above", "topic"),
    [
        ("MỤC ĐÍCH, YÊU CẦU", Topic.NONE, Topic.PURPOSE),
        ("Quan điểm chỉ đạo", Topic.NONE, Topic.PURPOSE),
        ("Mục tiêu đến năm 2030", Topic.NONE, Topic.TARGET),
        ("Mục tiêu cụ thể", Topic.PURPOSE, Topic.TARGET),
        ("NHIỆM VỤ, GIẢI PHÁP", Topic.NONE, Topic.TASK),
        ("Tổ chức thực hiện", Topic.PURPOSE, Topic.TASK),
        ("KINH PHÍ THỰC HIỆN", Topic.NONE, Topic.MONEY),
        ("Đối tượng, nội dung thi đua", Topic.NONE, Topic.PARTICULARS),
        ("Nâng cao hiệu quả công tác truyền thông", Topic.TASK, Topic.TASK),
        ("Nguồn nước cấp nuôi tôm", Topic.TASK, Topic.TASK),
        ("Sở Y tế", Topic.TASK, Topic.TASK),
        ("Sở Y tế", Topic.NONE, Topic.TASK),
        ("Một số nội dung đã thực hiện", Topic.NONE, Topic.PURPOSE),
        ("Đánh giá tình hình thực hiện nhiệm vụ, chương trình công tác tháng 9", Topic.NONE, Topic.PURPOSE),
        ("Yêu cầu, nội dung thực hiện", Topic.NONE, Topic.TASK),
        ("Căn cứ khoản 1 Điều 6 Nghị quyết số 101, hội nghị phải bảo đảm", Topic.TASK, Topic.TASK),
        ("Căn cứ pháp lý", Topic.TASK, Topic.PURPOSE),
        ("Cửa sông Mã", Topic.NONE, Topic.NONE),
    ],
)
def test_the_topic_of_a_title(title, above, topic):
    assert topic_of(fold(title), above) is topic
