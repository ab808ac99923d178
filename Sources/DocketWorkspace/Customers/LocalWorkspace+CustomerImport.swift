package import DocketDomain
import DocketStore
package import Foundation

extension LocalWorkspace {
    package func importCustomers(
        _ bytes: Data, idempotencyKey: String?
    ) async throws(DocketError) -> CustomerImportReport {
        let request: JSON = ["request": "import customers", "file": .string(StableDigest.sha256(bytes))]
        let report = try await once(idempotencyKey, request) { () async throws(DocketError) in
            try await takeCustomers(bytes, idempotencyKey)
        }
        return try await seen(report)
    }

    /// The report without the names of customers that are somebody else's by now. Those that it added have their names
    /// from the file.
    private func seen(_ report: CustomerImportReport) async throws(DocketError) -> CustomerImportReport {
        var report = report
        let named = report.rows.filter { $0.status != .added && $0.name != nil }
        let seen = try await reading.seen(named.compactMap(\.customerID))
        for index in report.rows.indices where report.rows[index].status != .added {
            if let id = report.rows[index].customerID, !seen.contains(id) { report.rows[index].name = nil }
        }
        return report
    }

    private func takeCustomers(
        _ bytes: Data, _ idempotencyKey: String?
    ) async throws(DocketError) -> CustomerImportReport {
        let schema = try await queries.schema()
        let sheet = try CustomerSheet(bytes, schema: schema)
        var report = CustomerImportReport()
        report.warnings = sheet.warnings
        for (column, header) in zip(sheet.columns, sheet.headers) {
            if case .ignored = column { report.ignoredColumns.append(header) }
        }
        var taking = CustomerTaking(workspace: self, sheet: sheet, idempotencyKey: idempotencyKey)
        for row in sheet.rows {
            report.rows.append(try await taking.take(row.cells, number: row.number))
        }
        return report
    }
}

/// Takes the rows of a file of customers, one after another.
private struct CustomerTaking {
    let workspace: LocalWorkspace
    let sheet: CustomerSheet
    let idempotencyKey: String?
    /// Customers without an id in the file that are known by their names: name → row that made it.
    private var made: [String: CustomerID] = [:]

    init(workspace: LocalWorkspace, sheet: CustomerSheet, idempotencyKey: String?) {
        self.workspace = workspace
        self.sheet = sheet
        self.idempotencyKey = idempotencyKey
    }

    /// - Throws: Faults of the store; what is wrong with the row is in its report.
    mutating func take(_ cells: [String], number: Int) async throws(DocketError) -> CustomerImportReport.Row {
        var report = CustomerImportReport.Row(number: number)
        var row = SheetRow()
        for (index, cell) in cells.enumerated() where !cell.trimmed.isEmpty {
            guard index < sheet.columns.count else {
                report.problems.append(
                    .init(
                        DocketError(
                            .invalidArgument, "The row has \(cells.count) cells, and the header \(sheet.columns.count)."
                        )))
                break
            }
            do throws(DocketError) {
                try row.take(cell, as: sheet.columns[index], today: workspace.environment.now())
            } catch {
                report.problems.append(.init(column: sheet.headers[index], error))
            }
        }
        report.name = row.name
        report.customerID = row.id
        guard report.problems.isEmpty else { return report }
        do throws(DocketError) {
            if let existing = try await existing(row) {
                try await propose(row, for: existing, &report)
            } else {
                try await add(row, &report)
            }
        } catch {
            guard Self.isOfTheRow(error) else { throw error }
            report.problems.append(.init(error))
            report.status = .refused
        }
        return report
    }

    /// Whether others may still be taken.
    private static func isOfTheRow(_ error: DocketError) -> Bool {
        switch error.code {
        case .invalidArgument, .notFound, .alreadyExists, .permissionDenied, .failedPrecondition, .conflict: true
        default: false
        }
    }

    private func existing(_ row: SheetRow) async throws(DocketError) -> CustomerProfile? {
        if let id = row.id {
            do throws(DocketError) {
                return try await workspace.queries.customer(id)
            } catch {
                guard error.code == .notFound else { throw error }
                return nil
            }
        }
        guard let name = row.name else { return nil }
        if let id = made[name] { return try await workspace.queries.customer(id) }
        var filter = CustomerFilter()
        filter.text = name
        let found = try await workspace.queries.customers(filter, page: PageRequest(size: 100)).items.filter {
            $0.name == name
        }
        guard found.count < 2 else {
            throw DocketError(
                .failedPrecondition,
                "There are \(found.count) customers of this name. Add a column “id” that tells which.")
        }
        guard let id = found.first?.id else { return nil }
        return try await workspace.queries.customer(id)
    }

    private mutating func add(_ row: SheetRow, _ report: inout CustomerImportReport.Row) async throws(DocketError) {
        guard let name = row.name else {
            throw DocketError(.invalidArgument, "The row has no name, and no customer has its id.")
        }
        let outcome = try await workspace.perform(
            .addCustomer(NewCustomer(id: row.id, name: name, rmID: row.rm, values: row.values)),
            idempotencyKey: key(report.number, "add"))
        report.customerID = outcome.customerID
        report.status = .added
        guard row.id == nil, let id = outcome.customerID else { return }
        // Whoever adds one for another relationship manager does not see it.
        if try await !workspace.reading.seen([id]).isEmpty { made[name] = id }
    }

    private func propose(
        _ row: SheetRow, for customer: CustomerProfile, _ report: inout CustomerImportReport.Row
    ) async throws(DocketError) {
        let id = customer.summary.id
        report.customerID = id
        report.name = customer.summary.name
        if let rm = row.rm, rm != customer.summary.rmID {
            throw DocketError(
                .failedPrecondition,
                "The relationship manager of \(id) is \(customer.summary.rmID?.rawValue ?? "nobody"), not \(rm). An admin attaches another: docket customers assign \(id) --rm \(rm)."
            )
        }
        let lines = customer.schema.fields.compactMap { field -> ProposalLine? in
            guard let value = row.values[field.key] else { return nil }
            let present = customer.values[field.key]?.value ?? .null
            guard present.isNull || field.comparable(present) != field.comparable(value) else { return nil }
            return ProposalLine(line: report.number, fieldKey: field.key, proposedValue: value)
        }
        report.status = .unchanged
        guard !lines.isEmpty else { return }
        let outcome = try await workspace.perform(
            .propose(Submission(customerID: id, lines: lines)), idempotencyKey: key(report.number, "propose"))
        let submission = outcome.submission ?? SubmissionOutcome()
        // What waits already is no news.
        for refused in submission.refused where refused.code != .alreadyExists {
            report.problems.append(.init(DocketError(refused.code, refused.message)))
            report.status = .refused
        }
        guard report.problems.isEmpty, !submission.items.isEmpty else { return }
        report.status = .proposed
        report.batchID = submission.batchID
        report.proposals = submission.items.count
    }

    private func key(_ row: Int, _ step: String) -> String? {
        LocalWorkspace.key(idempotencyKey, for: "row \(row) \(step)")
    }
}

/// What a row of the file says.
private struct SheetRow {
    private(set) var id: CustomerID?
    private var ownName: String?
    private(set) var rm: UserID?
    private(set) var values: [String: JSON] = [:]

    /// The customer's name, or the full name of the profile where there is no other.
    var name: String? { ownName ?? values["full_name"]?.string }

    mutating func take(_ cell: String, as column: CustomerSheet.Column, today: Timestamp) throws(DocketError) {
        switch column {
        case .id: id = CustomerID(cell.trimmed)
        case .name: ownName = cell.trimmed
        case .rm: rm = UserID(cell.trimmed)
        case .field(let field): values[field.key] = try field.value(reading: cell, today: today)
        case .ignored: break
        }
    }
}
