import DocketDomain
import DocketStore

/// Takes the rows of a file of customers: many of them in a transaction, each whole or not at all. Where the process ends,
/// what it has written are whole batches.
struct CustomerTaking {
    /// A row whose cells could be read, with the place of its report.
    private struct Item {
        let index: Int
        let row: SheetRow
    }

    private let workspace: LocalWorkspace
    private let sheet: CustomerSheet
    private let idempotencyKey: String?
    private var reports: [CustomerImportReport.Row] = []
    /// Customers without an id in the file that are known by their names: name → row that made it.
    private var made: [String: CustomerID] = [:]

    init(workspace: LocalWorkspace, sheet: CustomerSheet, idempotencyKey: String?) {
        self.workspace = workspace
        self.sheet = sheet
        self.idempotencyKey = idempotencyKey
    }

    /// Rows of one transaction: enough that its durability costs little, few enough that others who write hardly wait.
    private static let batchRows = 1000

    /// - Returns: What became of each row.
    /// - Throws: Faults of the store; what is wrong with a row is in its report.
    mutating func takeAll() async throws(DocketError) -> [CustomerImportReport.Row] {
        var left = sheet.rows.compactMap { read($0.cells, number: $0.number) }[...]
        var backoff = Backoff()
        while !left.isEmpty {
            let batch = left.prefix(Self.independent(left))
            let overtaken = try await take(batch)
            left = (overtaken + left.dropFirst(batch.count))[...]
            if overtaken.count < batch.count {
                backoff = Backoff()
            } else if try await workspace.stored({ try await !backoff.pause() }) {
                for item in overtaken { try refuse(item.index, LocalWorkspace.overtaken) }
                left = left.dropFirst(overtaken.count)
            }
        }
        return reports
    }

    /// How many rows can be taken together: none of them is about a customer that may be another one's.
    private static func independent(_ items: ArraySlice<Item>) -> Int {
        var ids: Set<CustomerID> = []
        var names: Set<String> = []
        for (count, item) in items.prefix(batchRows).enumerated() {
            if let id = item.row.id {
                guard ids.insert(id).inserted else { return count }
            } else if let name = item.row.name, names.contains(name) {
                return count
            }
            if let name = item.row.name { names.insert(name) }
        }
        return min(items.count, batchRows)
    }

    private mutating func read(_ cells: [String], number: Int) -> Item? {
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
        reports.append(report)
        return report.problems.isEmpty ? Item(index: reports.count - 1, row: row) : nil
    }

    // MARK: One batch

    /// - Returns: Rows that somebody has overtaken.
    private mutating func take(_ batch: ArraySlice<Item>) async throws(DocketError) -> [Item] {
        var asked: [(item: Item, request: KeyedCommand, isNew: Bool)] = []
        for (item, existing) in zip(batch, try await existing(batch.map(\.row))) {
            do throws(DocketError) {
                if let customer = try existing.get() {
                    guard let command = try proposal(item, for: customer) else { continue }
                    asked.append((item, try keyed(command, item.index, "propose"), false))
                } else {
                    asked.append((item, try keyed(try addition(item.row), item.index, "add"), true))
                }
            } catch {
                try refuse(item.index, error)
            }
        }
        var overtaken: [Item] = []
        var there: [(item: Item, error: DocketError)] = []
        var named: [(name: String, id: CustomerID)] = []
        for (one, taken) in zip(asked, try await workspace.take(asked.map(\.request))) {
            switch taken {
            case .overtaken: overtaken.append(one.item)
            case .refused(let error) where one.isNew && error.code == .alreadyExists: there.append((one.item, error))
            case .refused(let error): try refuse(one.item.index, error)
            case .done(let outcome) where one.isNew:
                reports[one.item.index].customerID = outcome.customerID
                reports[one.item.index].status = .added
                if one.item.row.id == nil, let name = one.item.row.name, let id = outcome.customerID {
                    named.append((name, id))
                }
            case .done(let outcome): count(outcome.submission ?? SubmissionOutcome(), one.item.index)
            }
        }
        // Whoever adds one for another relationship manager does not see it.
        let seen = named.isEmpty ? [] : try await workspace.reading.seen(named.map(\.id))
        for (name, id) in named where seen.contains(id) { made[name] = id }
        return overtaken + (try await added(there))
    }

    /// Of rows whose customers were there when they were to be added, those whose customer somebody else has added since it
    /// was looked for. The customers of the others are not seen.
    private mutating func added(_ there: [(item: Item, error: DocketError)]) async throws(DocketError) -> [Item] {
        guard !there.isEmpty else { return [] }
        var overtaken: [Item] = []
        for ((item, error), existing) in zip(there, try await existing(there.map(\.item.row))) {
            if case .success(_?) = existing { overtaken.append(item) } else { try refuse(item.index, error) }
        }
        return overtaken
    }

    /// The customers that rows are about; nothing for those that are to be added.
    private func existing(
        _ rows: [SheetRow]
    ) async throws(DocketError) -> [Result<CustomerProfile?, DocketError>] {
        // Who is added meanwhile elsewhere is found by name as well.
        try await workspace.node?.catchUp()
        let names = rows.compactMap { row in row.id == nil ? row.name.flatMap { made[$0] == nil ? $0 : nil } : nil }
        let found = names.isEmpty ? [:] : try await workspace.reading.customers(named: names)
        let ids = rows.map { row -> Result<CustomerID?, DocketError> in
            if let id = row.id { return .success(id) }
            guard let name = row.name else { return .success(nil) }
            if let id = made[name] { return .success(id) }
            let ids = found[name] ?? []
            guard ids.count < 2 else {
                return .failure(
                    DocketError(
                        .failedPrecondition,
                        "There are \(ids.count) customers of this name. Add a column “id” that tells which."))
            }
            return .success(ids.first)
        }
        let profiles = try await workspace.reading.profiles(of: ids.compactMap { try? $0.get() })
        return ids.map { $0.map { id in id.flatMap { profiles[$0] } } }
    }

    // MARK: One row

    private func addition(_ row: SheetRow) throws(DocketError) -> Command {
        guard let name = row.name else {
            throw DocketError(.invalidArgument, "The row has no name, and no customer has its id.")
        }
        return .addCustomer(NewCustomer(id: row.id, name: name, rmID: row.rm, values: row.values))
    }

    /// What a row proposes; nothing where the profile says the same.
    private mutating func proposal(_ item: Item, for customer: CustomerProfile) throws(DocketError) -> Command? {
        let id = customer.summary.id
        reports[item.index].customerID = id
        reports[item.index].name = customer.summary.name
        if let rm = item.row.rm, rm != customer.summary.rmID {
            throw DocketError(
                .failedPrecondition,
                "The relationship manager of \(id) is \(customer.summary.rmID?.rawValue ?? "nobody"), not \(rm). An admin attaches another: docket customers assign \(id) --rm \(rm)."
            )
        }
        let number = reports[item.index].number
        let lines = customer.schema.fields.compactMap { field -> ProposalLine? in
            guard let value = item.row.values[field.key] else { return nil }
            let present = customer.values[field.key]?.value ?? .null
            guard present.isNull || field.comparable(present) != field.comparable(value) else { return nil }
            return ProposalLine(line: number, fieldKey: field.key, proposedValue: value)
        }
        reports[item.index].status = .unchanged
        return lines.isEmpty ? nil : .propose(Submission(customerID: id, lines: lines))
    }

    private mutating func count(_ submission: SubmissionOutcome, _ index: Int) {
        // What waits already is no news.
        for refused in submission.refused where refused.code != .alreadyExists {
            reports[index].problems.append(.init(DocketError(refused.code, refused.message)))
            reports[index].status = .refused
        }
        guard reports[index].problems.isEmpty, !submission.items.isEmpty else { return }
        reports[index].status = .proposed
        reports[index].batchID = submission.batchID
        reports[index].proposals = submission.items.count
    }

    private func keyed(_ command: Command, _ index: Int, _ step: String) throws(DocketError) -> KeyedCommand {
        let key = LocalWorkspace.key(idempotencyKey, for: "row \(reports[index].number) \(step)")
        do {
            return try KeyedCommand(command, key: key)
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }

    /// Notes why a row is not taken.
    ///
    /// - Throws: The error where no other can be taken either.
    private mutating func refuse(_ index: Int, _ error: DocketError) throws(DocketError) {
        switch error.code {
        case .invalidArgument, .notFound, .alreadyExists, .permissionDenied, .failedPrecondition, .conflict:
            reports[index].problems.append(.init(error))
            reports[index].status = .refused
        default: throw error
        }
    }
}
