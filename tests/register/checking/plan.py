"""A small draft to be checked, with a doubt of every kind that matters."""

from __future__ import annotations

from tests.register.making import member

from answerable.register.plans.importing import take_in
from answerable.register.plans.services import receive

TEXT = """ỦY BAN NHÂN DÂN
TỈNH SƠN LA
Số: 7/KH-UBND
Sơn La, ngày 05 tháng 3 năm 2019
KẾ HOẠCH
Công tác năm 2019
I. MỤC ĐÍCH
Nâng cao nhận thức về quyền con người.
II. NHIỆM VỤ
1. Tiếp tục khám sức khỏe cho học sinh tiểu học và hướng dẫn phòng bệnh tại trường học, bảo đảm không em nào bị bỏ sót. Hoàn thành trước ngày 20/3/2019.
- Lập danh sách học sinh cần khám tại các xã.
- Tổng hợp kết quả khám và lưu hồ sơ sức khỏe.
(Sở Y tế chủ trì, phối hợp với Hội Bảo vệ sức khỏe học đường thực hiện).
2. Giao Sở Tài chính bố trí đủ kinh phí thực hiện Kế hoạch này.
3. Xây dựng chuyên mục về phòng bệnh trên sóng phát thanh.
4. Giao các sở, ban, ngành xây dựng kế hoạch thực hiện trong tháng 4.
"""


def secretary(**fields):
    return member("secretariat", **fields)


def draft(by=None, text=TEXT):
    return take_in(receive("ke-hoach.txt", [text.encode()], by=by or secretary()))
