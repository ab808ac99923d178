/// A file that is asked for.
package struct NewExport: Hashable, Sendable {
    package var source: ExportSource
    /// A format's name, such as `pdf`.
    package var format: String
    /// What its file's name ends with: that of a sheet's CSV is `zip`.
    package var fileExtension: String
    package var title: String
    /// Page size, columns and the like, as the exporter wrote them.
    package var options: JSON?
    /// The process that makes the file.
    package var runner: RunnerID

    package init(
        source: ExportSource, format: String, fileExtension: String, title: String, options: JSON? = nil,
        runner: RunnerID
    ) {
        self.source = source
        self.format = format
        self.fileExtension = fileExtension
        self.title = title
        self.options = options
        self.runner = runner
    }
}

extension NewExport: Encodable {
    private enum CodingKeys: String, CodingKey {
        case source, format, fileExtension, title, options
    }

    /// Without the process: a request that another one repeats is the same request.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(source, forKey: .source)
        try container.encode(format, forKey: .format)
        try container.encode(fileExtension, forKey: .fileExtension)
        try container.encode(title, forKey: .title)
        try container.encodeIfPresent(options, forKey: .options)
    }
}

/// What happens to an export that has been asked for.
package enum ExportCommand: Hashable, Sendable {
    case complete(StoredExport)
    /// With the reason, for a person.
    case fail(code: String, reason: String)
    case cancel
    /// Makes the file after all, in the process that is named.
    case retry(RunnerID)
    case delete
}

extension ExportCommand: Encodable {
    private enum CodingKeys: String, CodingKey {
        case complete, fail, reason, cancel, retry, delete
    }

    /// Without the process that is to make the file: a request that another one repeats is the same request.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .complete(let file): try container.encode(file, forKey: .complete)
        case .fail(let code, let reason):
            try container.encode(code, forKey: .fail)
            try container.encode(reason, forKey: .reason)
        case .cancel: try container.encode(true, forKey: .cancel)
        case .retry: try container.encode(true, forKey: .retry)
        case .delete: try container.encode(true, forKey: .delete)
        }
    }
}

/// A finished file, where it is kept.
package struct StoredExport: Hashable, Sendable, Codable {
    /// The storage's name: `local` or `s3`.
    package var storage: String
    /// The file's key in that storage.
    package var key: String
    package var bytes: Int
    /// SHA-256, in hexadecimal.
    package var digest: String

    package init(storage: String, key: String, bytes: Int, digest: String) {
        self.storage = storage
        self.key = key
        self.bytes = bytes
        self.digest = digest
    }
}
