package import DocketDomain

extension ExportSummary {
    /// An export as `exports` prints it.
    ///
    /// - Parameters:
    ///   - path: Of its file, where that is on this machine.
    ///   - url: At which the file can be read, where one was asked for.
    package func wire(path: String?, url: String?) -> JSON {
        [
            "id": .id(id),
            "source": .string(source.subject.description),
            "source_version": source.version.map { .number($0) } ?? .null,
            "title": .string(title),
            "format": .string(format),
            "status": .string(status.rawValue),
            "storage": .string(file?.storage),
            "path": .string(path),
            "url": .string(url),
            "bytes": file.map { .number($0.bytes) } ?? .null,
            "digest": .string(file?.digest),
            "created_by": .id(createdBy),
            "created_at": .time(createdAt),
            "finished_at": .time(finishedAt),
            "error": failure.map { ["code": .string($0.code), "message": .string($0.reason)] } ?? .null,
        ]
    }

    /// An export that was made just now.
    ///
    /// - Parameters:
    ///   - copy: The path of the copy that the user asked for.
    ///   - rows: Rows of tables in the file.
    ///   - notes: What a reader of the file should know.
    package func wire(path: String?, url: String?, copy: String?, rows: Int, notes: [String]) -> JSON {
        wire(path: path, url: url).adding([
            "out": .string(copy), "rows": .number(rows), "notes": .array(notes.map(JSON.string)),
        ])
    }
}
