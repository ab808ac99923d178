package import DocketDomain

extension CustomerImportReport {
    /// What an import of customers did, row by row.
    package var wire: JSON {
        var counts: [String: Int] = [:]
        for row in rows { counts[row.status.rawValue, default: 0] += 1 }
        return [
            "rows": .array(rows.map(\.wire)),
            "ignored_columns": .array(ignoredColumns.map(JSON.string)),
            "warnings": .array((warnings ?? []).map(JSON.string)),
            "added": .number(counts["added", default: 0]),
            "proposed": .number(counts["proposed", default: 0]),
            "unchanged": .number(counts["unchanged", default: 0]),
            "refused": .number(counts["refused", default: 0]),
        ]
    }
}

extension CustomerImportReport.Row {
    fileprivate var wire: JSON {
        [
            "row": .number(number),
            "status": .string(status.rawValue),
            "customer_id": .id(customerID),
            "name": .string(name),
            "batch_id": .id(batchID),
            "proposals": .number(proposals),
            "problems": .array(
                problems.map {
                    [
                        "column": .string($0.column), "code": .string($0.code.rawValue), "message": .string($0.message),
                    ]
                }),
        ]
    }
}
