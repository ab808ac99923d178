package import DocketDomain
import DocketExport
import OrderedCollections

/// Where a result comes from, for whoever finds it later.
package struct ResultOrigin: Hashable, Sendable {
    /// The artifact with the query, where it has one.
    package let artifact: ArtifactSummary?
    package let sql: String
    package let source: String
    package let values: [String: String]
    package let end: QueryEnd
    package let time: Timestamp
    /// What is kept with the query to be drawn.
    package let chart: JSON?

    package init(
        artifact: ArtifactSummary?, sql: String, source: String, values: [String: String], end: QueryEnd,
        time: Timestamp, chart: JSON? = nil
    ) {
        self.artifact = artifact
        self.sql = sql
        self.source = source
        self.values = values
        self.end = end
        self.time = time
        self.chart = chart
    }

    /// In Markdown, as a table's description has it.
    package var description: String {
        var lines = [
            "Result of \(artifact.map { "artifact:\($0.id) “\($0.title)”" } ?? "a query"), \(time.iso8601), from \(source)."
        ]
        if !values.isEmpty {
            let given = values.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
            lines.append("Parameters: \(given.joined(separator: ", ")).")
        }
        if let truncated = end.truncated { lines.append(truncated.text) }
        if artifact == nil { lines.append(sql.trimmed) }
        return lines.joined(separator: "\n\n")
    }

    /// The chart, where it can be drawn of the result.
    fileprivate func chart(of table: Table) -> JSON? {
        [ExportTable(table)].with(chart: chart).first?.chart == nil ? nil : chart
    }
}

extension Workspace {
    /// Keeps a result as a table that is linked to its query and, as that is, to the thread that it came from.
    ///
    /// - Returns: The table.
    package func keep(
        _ table: Table, titled title: String, _ origin: ResultOrigin, idempotencyKey: String? = nil
    ) async throws(DocketError) -> ArtifactID {
        let content = PreparedContent(table)
        var metadata: OrderedDictionary<String, JSON> = [:]
        if let artifact = origin.artifact { metadata["query"] = .string(artifact.id.rawValue) }
        metadata["visualization"] = origin.chart(of: table)
        let new = NewArtifact(
            kind: .table, title: title, content: content.content, threadID: origin.artifact?.primaryThreadID,
            metadata: metadata.isEmpty ? nil : .object(metadata))
        let outcome = try await perform(.createArtifact(new), idempotencyKey: idempotencyKey, blobs: content.blobs)
        guard let id = outcome.artifactID else {
            throw DocketError(.internal, "The table was made, but has no id. See `docket artifacts list`.")
        }
        // A description has a limit, and a query may be long.
        let description = String(origin.description.prefix(Limits.noteBytes / 4))
        try await perform(
            .artifact(id, .describe(description)), idempotencyKey: idempotencyKey.map { "\($0)/description" })
        return id
    }
}
