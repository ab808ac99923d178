import DocketDomain

/// What a file is, by its name.
enum FileKind {
    /// Its media type, and the language of source code.
    static func type(ofName name: String) -> (type: String, language: String?) {
        let ending = MediaType.ending(ofFile: name)
        if let type = types[ending] { return (type, nil) }
        return ("application/vnd.ant.code", languages[ending] ?? (ending.isEmpty ? nil : ending))
    }

    private static let types: [String: String] = [
        "": "text/plain", "md": "text/markdown", "markdown": "text/markdown", "txt": "text/plain",
        "text": "text/plain", "csv": "text/csv", "tsv": "text/tab-separated-values", "html": "text/html",
        "htm": "text/html", "svg": "image/svg+xml", "mermaid": "application/vnd.ant.mermaid",
        "mmd": "application/vnd.ant.mermaid", "jsx": "application/vnd.ant.react", "tsx": "application/vnd.ant.react",
    ]
    private static let languages = [
        "py": "python", "js": "javascript", "ts": "typescript", "rb": "ruby", "rs": "rust", "sh": "bash",
        "kt": "kotlin", "cs": "csharp", "yml": "yaml",
    ]
}
