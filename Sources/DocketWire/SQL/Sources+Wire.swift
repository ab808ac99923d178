package import DocketDomain

extension SourceListing {
    package var wire: JSON {
        [
            "name": .string(name), "kind": .string(kind.rawValue), "place": .string(place),
            "engine": .string(engine.rawValue),
        ]
    }
}

extension SourceTrial {
    /// - Parameter name: Of the source that was tried.
    package func wire(of name: String) -> JSON {
        [
            "name": .string(name), "ok": true, "version": .string(version), "tables": .number(tables),
            "seconds": .number(seconds),
        ]
    }
}

extension SourceSchema.Table {
    package var wire: JSON {
        [
            "schema": schema.map(JSON.string) ?? .null, "name": .string(name), "view": .bool(isView),
            "columns": .array(columns.map(\.wire)), "row_count": rowCount.map { .number($0) } ?? .null,
            "row_count_is_estimate": .bool(isEstimate && rowCount != nil),
        ]
    }
}

extension QueryPlan {
    package var wire: JSON { .array(steps.map(\.wire)) }
}

extension QueryPlan.Step {
    package var wire: JSON {
        ["text": .string(text), "hint": hint.map(JSON.string) ?? .null, "steps": .array(steps.map(\.wire))]
    }
}

extension Failure {
    /// Why a query failed, and where.
    package init(_ failure: QueryFailure) {
        let error = failure.error
        var details: JSON = error.cause.map { ["cause": .string($0)] } ?? [:]
        if let place = failure.place {
            details = ["line": .number(place.line), "column": .number(place.column)]
        }
        self.init(code: error.code.rawValue, message: failure.description, details: details)
    }
}
