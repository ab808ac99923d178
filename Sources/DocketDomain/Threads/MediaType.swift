/// What the media type of a file tells about it.
package enum MediaType {
    /// Of a file of which it is not known what it is.
    package static let unknown = "application/octet-stream"
    /// Of a text of which no more is known.
    package static let plainText = "text/plain"

    /// Whether files of this type are text that people read.
    package static func isText(_ type: String) -> Bool {
        let type = type.lowercased().prefix { $0 != ";" }
        return type.hasPrefix("text/") || texts.contains(String(type))
    }

    /// The media type of a picture that assistants take, by its first bytes; nothing where it is none of these.
    package static func ofPicture(_ bytes: some Collection<UInt8>) -> String? {
        let head = Array(bytes.prefix(12))
        func holds(_ text: String, at start: Int) -> Bool { head.dropFirst(start).starts(with: text.utf8) }
        if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
        if head.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
        if holds("GIF87a", at: 0) || holds("GIF89a", at: 0) { return "image/gif" }
        if holds("RIFF", at: 0), holds("WEBP", at: 8) { return "image/webp" }
        return nil
    }

    /// Whether files of this type are pictures that assistants take.
    package static func isPicture(_ type: String) -> Bool { pictures.contains(type.lowercased()) }

    /// The media type that a file's name suggests.
    package static func ofFile(named name: String) -> String {
        types[ending(ofFile: name)] ?? unknown
    }

    /// What follows the last dot of a file's name, in small letters; empty where there is no dot.
    package static func ending(ofFile name: String) -> String {
        name.contains(".") ? name.split(separator: ".").last.map { $0.lowercased() } ?? "" : ""
    }

    private static let types = [
        "txt": "text/plain", "text": "text/plain", "log": "text/plain", "vtt": "text/plain",
        "md": "text/markdown", "markdown": "text/markdown", "csv": "text/csv", "tsv": "text/tab-separated-values",
        "html": "text/html", "htm": "text/html", "json": "application/json", "xml": "application/xml",
        "yaml": "application/yaml", "yml": "application/yaml", "pdf": "application/pdf", "png": "image/png",
        "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "svg": "image/svg+xml",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "zip": "application/zip", "py": "text/x-python", "js": "application/javascript", "sql": "application/sql",
    ]
    private static let pictures: Set<String> = ["image/png", "image/jpeg", "image/gif", "image/webp"]
    private static let texts: Set<String> = [
        "application/json", "application/xml", "application/yaml", "application/x-yaml", "application/sql",
        "application/javascript", "application/x-ndjson", "application/jsonl", "application/toml",
    ]
}
