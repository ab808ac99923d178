package import DocketDomain

extension ArtifactChange {
    /// What the tool is called.
    package static let tool = "change_artifact"

    /// What an assistant is told about it.
    ///
    /// - Parameter artifacts: What it may change. Their titles are data.
    package static func description(of artifacts: [(id: ArtifactID, title: String, kind: ArtifactKind)]) -> String {
        let fence = DataFence(around: artifacts.map(\.title))
        let list = artifacts.map { "\($0.id) (\($0.kind)): \($0.title)" }.joined(separator: "\n")
        return """
            Changes an artifact that was made in this conversation; it gets a new revision. Give exactly one of: content \
            (all of it anew: Markdown, SQL, or one table in Markdown), replacements (for a text: each old stands there \
            exactly once), or for a table cells, remove_rows and add_rows (rows are counted from 1, as they are before \
            the change). Use it only for what the user asked for. The artifacts:
            \(fence.around(list))
            \(fence.sentence)
            """
    }

    /// The JSON Schema of its arguments.
    package static func schema(of artifacts: [ArtifactID]) -> JSON {
        let text: JSON = ["type": "string"]
        let row: JSON = ["type": "integer"]
        return [
            "type": "object",
            "properties": [
                "artifact_id": ["type": "string", "enum": .array(artifacts.map { .string($0.rawValue) })],
                "content": text,
                "replacements": objects(["old": text, "new": text], required: ["old", "new"]),
                "cells": objects(
                    ["row": row, "column": text, "old": text, "new": text], required: ["row", "column", "old", "new"]),
                "remove_rows": ["type": "array", "items": row],
                "add_rows": ["type": "array", "items": ["type": "array", "items": text]],
            ],
            "required": ["artifact_id"], "additionalProperties": false,
        ]
    }

    private static func objects(_ properties: JSON, required: JSON) -> JSON {
        [
            "type": "array",
            "items": [
                "type": "object", "properties": properties, "required": required, "additionalProperties": false,
            ],
        ]
    }
}
