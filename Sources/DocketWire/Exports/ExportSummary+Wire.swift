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
}
