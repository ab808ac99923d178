/// What the media type of a file tells about it.
package enum MediaType {
    /// Of a file of which it is not known what it is.
    package static let unknown = "application/octet-stream"

    /// Whether files of this type are text that people read.
    package static func isText(_ type: String) -> Bool {
        let type = type.lowercased().prefix { $0 != ";" }
        return type.hasPrefix("text/") || texts.contains(String(type))
    }

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
    private static let texts: Set<String> = [
        "application/json", "application/xml", "application/yaml", "application/x-yaml", "application/sql",
        "application/javascript", "application/x-ndjson", "application/jsonl", "application/toml",
    ]
}
