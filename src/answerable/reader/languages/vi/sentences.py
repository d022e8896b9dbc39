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
    "limit.bytes": "tệp lớn hơn {limit} byte; hãy nâng giới hạn hoặc chia nhỏ văn bản",
    "limit.unpacked": "tệp giải nén ra hơn {limit} byte; hãy nâng giới hạn nếu tin cậy tệp này",
    "limit.ratio": "tệp giải nén ra hơn {limit} lần dung lượng; hãy nâng giới hạn nếu tin cậy tệp này",
    "limit.pages": "văn bản dài hơn {limit} trang; hãy nâng giới hạn hoặc chia nhỏ văn bản",
    "limit.characters": "văn bản dài hơn {limit} ký tự; hãy nâng giới hạn hoặc chia nhỏ văn bản",
    "limit.seconds": "đọc quá {limit} giây; hãy nâng giới hạn hoặc chia nhỏ văn bản",
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
    "the disk gave an error": "ổ đĩa báo lỗi",
}

# Warnings, by code. The words that a warning points at are quoted after it.
WARNINGS: dict[str, str] = {}
