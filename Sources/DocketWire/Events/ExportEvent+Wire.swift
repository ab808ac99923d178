import DocketDomain

extension ExportEvent {
    var wirePayload: JSON {
        switch self {
        case .requested(let requested):
            [
                "source": .string(requested.source.subject.description), "format": .string(requested.format),
                "title": .string(requested.title), "created_by": .id(requested.createdBy),
            ]
        case .completed(let completed):
            [
                "bytes": .number(completed.file.bytes), "digest": .string(completed.file.digest),
                "storage": .string(completed.file.storage),
            ]
        case .failed(let failed): ["code": .string(failed.code), "reason": .string(failed.reason)]
        case .cancelled, .retried, .deleted: [:]
        }
    }
}
