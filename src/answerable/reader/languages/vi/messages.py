"""The sentences of errors and warnings in Vietnamese, by their stable codes."""

from __future__ import annotations

# As ``errors.SENTENCES``; {words} are the details, themselves said by PHRASES.
ERRORS = {
    "file.missing": "không có tệp này; hãy kiểm tra lại đường dẫn",
    "file.folder": "đây là thư mục, không phải tệp; hãy nêu tên một văn bản trong thư mục",
    "file.forbidden": "không được phép mở tệp; hãy xin quyền đọc tệp",
    "file.failed": "không đọc được tệp ({reason}); hãy chép về ổ đĩa của máy rồi thử lại",
    "file.empty": "tệp rỗng; hãy tải lại từ nơi công bố",
    "format.unknown": "đây không phải văn bản đọc được; hãy lưu thành .docx, .pdf, .html hoặc .txt",
    "format.refused": "đây là {kind}, không phải văn bản; {advice}",
    "document.damaged": "{kind} bị hỏng ({reason}); hãy tải lại, hoặc mở ra rồi lưu lại",
    "document.encrypted": "{kind} có mật khẩu; hãy lưu một bản không đặt mật khẩu",
    "document.textless": "{kind} không có chữ; hãy dùng bản gốc, hoặc nhận dạng chữ trước",
    "tool.missing": "đọc {kind} cần có {tool} nhưng máy chưa cài; hãy cài, hoặc lưu thành {instead}",
    "tool.failed": "{tool} không đọc được {kind} này; hãy lưu thành {instead} rồi thử lại",
    "limit.bytes": "tệp lớn hơn {limit} byte; hãy nâng giới hạn “file_bytes” hoặc chia nhỏ",
    "limit.unpacked": "tệp giải nén ra hơn {limit} byte; hãy nâng giới hạn “unpacked_bytes” nếu tin cậy tệp này",
    "limit.ratio": "tệp giải nén ra hơn {limit} lần dung lượng; hãy nâng giới hạn “unpacked_ratio” nếu tin cậy tệp này",
    "limit.pages": "văn bản dài hơn {limit} trang; hãy nâng giới hạn “pages” hoặc chia nhỏ",
    "limit.characters": "văn bản dài hơn {limit} ký tự; hãy nâng giới hạn “characters” hoặc chia nhỏ",
    "limit.seconds": "đọc quá {limit} giây; hãy nâng giới hạn “seconds” hoặc chia nhỏ",
}

PAGE = "trang {page}"

# Details of errors, as the formats say them in English.
PHRASES = {
    "Word document": "tệp Word",
    ".doc document": "tệp .doc",
    "a .doc document": "tệp .doc",
    ".odt document": "tệp .odt",
    "a .odt document": "tệp .odt",
    ".rtf document": "tệp .rtf",
    "a .rtf document": "tệp .rtf",
    "document": "văn bản",
    "PDF": "tệp PDF",
    "HTML page": "trang HTML",
    "saved page": "trang web đã lưu",
    "scanned page": "trang quét",
    "a scanned page": "trang quét",
    "text file": "tệp văn bản thuần",
    "zip file": "tệp nén",
    "Office document": "tệp Office",
    "old Office document": "tệp Office kiểu cũ",
    "an Excel workbook": "bảng tính Excel",
    "a PowerPoint presentation": "bản trình chiếu PowerPoint",
    "an Excel workbook or a PowerPoint presentation": "bảng tính Excel hoặc bản trình chiếu PowerPoint",
    "a zip archive": "tệp nén zip",
    "copy its text into a document and save that as .docx": "hãy chép nội dung vào văn bản rồi lưu thành .docx",
    "unpack it and name one document inside it": "hãy giải nén rồi nêu tên một văn bản bên trong",
    "it holds no Word text or was cut short": "không có nội dung Word hoặc bị cắt cụt",
    "it has no content": "không có nội dung",
    "it holds no HTML": "không chứa HTML",
    "it has no pages": "không có trang nào",
    "it is cut off or is no PDF inside": "bị cắt cụt hoặc bên trong không phải PDF",
    ".docx or a PDF with text": ".docx hoặc PDF có chữ",
    "the disk gave an error": "ổ đĩa báo lỗi",
}

# Warnings, by code. The words that a warning points at are quoted after it.
WARNINGS = {
    "source.secret": "Văn bản có dấu chỉ độ mật; chỉ văn bản công khai mới được nhập",
    "source.restricted": "Văn bản ghi phạm vi lưu hành hạn chế; chỉ văn bản công khai mới được nhập",
    "header.no-number": "Văn bản không có số; có thể là dự thảo",
    "header.no-date": "Văn bản không có ngày; có thể là dự thảo",
    "header.no-issuer": "Chưa rõ cơ quan ban hành",
    "header.no-type": "Chưa rõ loại văn bản",
    "header.no-title": "Không thấy trích yếu",
    "header.no-signers": "Không thấy phần ký",
    "header.inferred-type": "Không thấy tên loại; loại văn bản được suy ra từ ký hiệu",
    "header.inferred-number": "Số, ký hiệu được suy ra",
    "header.inferred-issuer": "Không thấy tên cơ quan ban hành; được suy ra từ ký hiệu, địa danh và chữ ký",
    "header.inferred-place": "Địa danh được suy ra",
    "header.inferred-date": "Ngày ban hành được suy ra",
    "header.inferred-title": "Trích yếu được suy ra",
    "header.inferred-period": "Thời kỳ của văn bản được suy ra",
    "header.impossible-date": "Ngày này không có trong lịch",
    "items.no-task": "Không đọc được nhiệm vụ nào trong văn bản",
    "items.no-lead": "Không nhiệm vụ nào nêu đơn vị chủ trì",
    "item.shared-lead": "Nhiều đơn vị cùng chủ trì một nhiệm vụ",
    "citation.suspect-number": "Số, ký hiệu không đúng quy cách hoặc không khớp ngày; hãy đối chiếu bản gốc",
    "citation.two-dates": "Một văn bản được viện dẫn với hai ngày khác nhau",
    "citation.impossible-date": "Ngày của văn bản viện dẫn không có trong lịch",
    "citation.later-date": "Văn bản viện dẫn đề ngày sau văn bản này",
    "citation.period-ended": "Chương trình được nêu đã hết thời kỳ trước khi ban hành văn bản này",
}
