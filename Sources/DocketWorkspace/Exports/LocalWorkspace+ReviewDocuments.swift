import DocketDomain
import DocketExport
import DocketStore

/// Reports of proposals: of one, of a batch, of all that was ever proposed for a customer.
extension LocalWorkspace {
    /// A batch: one table, a row for each proposal that the viewer sees.
    func document(of batch: BatchID, _ choices: ExportChoices) async throws(DocketError) -> ExportDocument {
        var filter = ReviewFilter()
        filter.batchID = batch
        let items = try await proposals(filter)
        guard let first = items.first else { throw Self.noBatch(batch) }
        let table = try await decisions(items, choices)
        return ExportDocument(
            kind: .report, title: "Review: \(first.customerName)",
            subtitle: [CivilTime(first.createdAt).date, Self.count(items.count, "proposal")],
            author: first.createdBy.id.rawValue, created: Self.newest(items), body: [.table(table)])
    }

    /// A proposal with what became of it.
    func document(of proposal: ArtifactID, _ choices: ExportChoices) async throws(DocketError) -> ExportDocument {
        let item = try await queries.proposalDetails(proposal).item
        let table = try await decisions([item], choices)
        return ExportDocument(
            kind: .report, title: "\(item.customerName): \(item.fieldName)",
            subtitle: [CivilTime(item.createdAt).date, item.status.rawValue], author: item.createdBy.id.rawValue,
            created: Self.newest([item]), body: [.table(table)])
    }

    /// A customer's profile, and its audit trail: every proposal with who decided it, when and why.
    func document(of id: CustomerID, _ choices: ExportChoices) async throws(DocketError) -> ExportDocument {
        let customer = try await queries.customer(id)
        var filter = ReviewFilter()
        filter.customerID = id
        let items = try await proposals(filter)
        let trail = try await decisions(items, choices, called: "Audit trail")
        return ExportDocument(
            kind: .report, title: customer.summary.name,
            subtitle: [
                CivilTime(customer.summary.updatedAt).date, Self.count(customer.values.count, "value"),
                Self.count(items.count, "proposal"),
            ],
            author: customer.summary.rmID?.rawValue, created: max(customer.summary.updatedAt, Self.newest(items)),
            body: [.table(try await profile(customer, choices)), .table(trail)])
    }

    static func noBatch(_ id: BatchID) -> DocketError {
        DocketError(.notFound, "There is no batch \(id). See `docket review list`.")
    }

    // MARK: Tables

    private func profile(
        _ customer: CustomerProfile, _ choices: ExportChoices
    ) async throws(DocketError) -> ExportTable {
        let users = try await userNames()
        let known = customer.schema.fields.map(\.key)
        let keys = known + customer.values.keys.filter { !known.contains($0) }.sorted()
        let rows: [[String]] = keys.compactMap { key in
            guard let value = customer.values[key] else { return nil }
            return [
                customer.schema.field(key)?.label ?? key,
                Self.text(value.value, of: key, in: customer.schema, choices),
                users[value.setBy.rawValue] ?? value.setBy.rawValue, CivilTime(value.setAt).toTheMinute,
            ]
        }
        return Self.table("Profile", ["Field", "Value", "Set by", "Set at (UTC)"], rows)
    }

    private func decisions(
        _ items: [ReviewItem], _ choices: ExportChoices, called name: String = "Proposals"
    ) async throws(DocketError) -> ExportTable {
        let users = try await userNames()
        let schema = try await queries.schema()
        let rows: [[String]] = items.map { item in
            func text(_ value: JSON) -> String { Self.text(value, of: item.fieldKey, in: schema, choices) }
            let isHidden = !choices.withSensitive && (schema.field(item.fieldKey)?.isSensitive ?? false)
            let decision = item.decision
            return [
                // What somebody took for the value is for nobody else who reads the file.
                item.fieldName, item.hidesProfile ? "" : text(item.previousValue), text(item.proposedValue),
                decision?.editedValue.map(text) ?? "", item.status.rawValue,
                decision.map { users[$0.by.rawValue] ?? $0.by.rawValue } ?? "",
                decision.map { CivilTime($0.at).toTheMinute } ?? "", decision?.reason ?? "",
                item.confidence?.rawValue ?? "",
                isHidden ? Self.leftOut : item.sourceText ?? "", item.createdBy.id.rawValue,
                CivilTime(item.createdAt).toTheMinute,
            ]
        }
        return Self.table(
            name,
            [
                "Field", "Before", "Proposed", "Edited to", "Status", "Decided by", "Decided at (UTC)", "Reason",
                "Confidence", "Quote", "Proposed by", "Proposed at (UTC)",
            ], rows)
    }

    private func proposals(_ filter: ReviewFilter) async throws(DocketError) -> [ReviewItem] {
        var filter = filter
        filter.status = nil
        filter.sort = .age
        return try await Page.all { page throws(DocketError) in try await queries.proposals(filter, page: page) }
    }

    // MARK: Words

    /// What stands in place of a sensitive value that nobody asked for.
    private static let leftOut = "(left out)"

    private static func text(
        _ value: JSON, of key: String, in schema: ProfileSchema, _ choices: ExportChoices
    ) -> String {
        guard !value.isNull else { return "" }
        guard let field = schema.field(key) else { return value.string ?? value.serialized() }
        return field.isSensitive && !choices.withSensitive ? leftOut : field.text(of: value)
    }

    /// A table without the columns that say nothing.
    private static func table(_ name: String, _ columns: [String], _ rows: [[String]]) -> ExportTable {
        let filled = columns.indices.filter { index in rows.isEmpty || rows.contains { !$0[index].isEmpty } }
        return ExportTable(
            name: name,
            Table(
                columns: filled.map { Table.Column(name: columns[$0]) },
                rows: rows.map { row in filled.map { row[$0] } }))
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
    }

    private static func newest(_ items: [ReviewItem]) -> Timestamp {
        items.map { $0.decision?.at ?? $0.createdAt }.max() ?? Timestamp(milliseconds: 0)
    }
}
