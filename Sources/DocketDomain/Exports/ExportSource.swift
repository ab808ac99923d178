/// What an export is made from, at a state that does not change: the same export gives the same file.
package struct ExportSource: Hashable, Sendable {
    /// An artifact, a thread, a batch or a customer.
    package let subject: Address
    /// An artifact's revision, or how many messages a thread had; the newest state where it is not named.
    package let version: Int?

    package init(_ subject: Address, version: Int? = nil) {
        self.subject = subject
        self.version = version
    }

    /// The stream of what is exported, where it has one.
    package var stream: StreamID? {
        switch subject {
        case .artifact(let id): .artifact(id)
        case .thread(let id): .thread(id)
        case .customer(let id): .customer(id)
        default: nil
        }
    }
}

extension ExportSource: Codable {
    private enum CodingKeys: String, CodingKey {
        case address, version
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        subject = try Address(parsing: try container.decode(String.self, forKey: .address))
        version = try container.decodeIfPresent(Int.self, forKey: .version)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(subject.description, forKey: .address)
        try container.encodeIfPresent(version, forKey: .version)
    }
}
