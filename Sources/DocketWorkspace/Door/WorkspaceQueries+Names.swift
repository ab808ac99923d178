package import DocketDomain

/// Ids as people write them: whole, or by a beginning or an ending that only one object has. An address takes the place
/// of an id, too. What nothing is called stays as it is: whoever asks for it says that it is not there.
extension WorkspaceQueries {
    package func threadID(_ text: String) async throws(DocketError) -> ThreadID {
        ThreadID(try await id(of: .thread, text))
    }

    package func artifactID(_ text: String) async throws(DocketError) -> ArtifactID {
        ArtifactID(try await id(of: .artifact, text))
    }

    package func artifactIDs(_ texts: [String]) async throws(DocketError) -> [ArtifactID] {
        var ids: [ArtifactID] = []
        for text in texts { ids.append(try await artifactID(text)) }
        return ids
    }

    package func customerID(_ text: String) async throws(DocketError) -> CustomerID {
        CustomerID(try await id(of: .customer, text))
    }

    package func batchID(_ text: String) async throws(DocketError) -> BatchID {
        BatchID(try await id(of: .batch, text))
    }

    package func exportID(_ text: String) async throws(DocketError) -> ExportID {
        ExportID(try await id(of: .export, text))
    }

    /// The place that an address means, whose id may be shortened.
    package func resolved(_ address: Address) async throws(DocketError) -> Address {
        guard let (kind, text) = address.object else { return address }
        return ObjectName(kind, id: try await id(of: kind, text), title: "").address
    }

    /// The same; nothing where there is none.
    package func resolved(_ address: Address?) async throws(DocketError) -> Address? {
        guard let address else { return nil }
        return try await resolved(address) as Address
    }

    /// - Throws: `invalidArgument` with the candidates, where there are several.
    private func id(of kind: ObjectKind, _ text: String) async throws(DocketError) -> String {
        let prefix = kind.rawValue + ":"
        let text = text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
        let shown = 5
        let found = try await objects([kind], named: text, limit: shown + 1)
        guard found.count > 1 else { return found.first?.id ?? text }
        let names = found.prefix(shown).map { $0.title.isEmpty ? $0.id : "\($0.id) “\($0.title)”" }
        let more = found.count > shown ? ", and more" : ""
        throw DocketError(
            .invalidArgument,
            "The ids of several \(kind.plural) begin or end with “\(text)”: \(names.joined(separator: ", "))\(more). Write more of the one that you mean."
        )
    }
}
