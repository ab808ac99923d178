/// What became of a submission: what was queued, and which lines were not and why.
package struct SubmissionOutcome: Hashable, Sendable, Codable {
    /// Nothing where nothing was queued.
    package var batchID: BatchID?
    package var items: [Item] = []
    package var refused: [Refused] = []

    package struct Item: Hashable, Sendable, Codable {
        package let id: ArtifactID
        package let fieldKey: String

        package init(id: ArtifactID, fieldKey: String) {
            self.id = id
            self.fieldKey = fieldKey
        }

        private enum CodingKeys: String, CodingKey {
            case id
            case fieldKey = "field_key"
        }
    }

    package struct Refused: Hashable, Sendable, Codable {
        package let line: Int
        /// `alreadyExists` where the profile has the value, or a pending proposal does: that refuses no other line.
        package let code: DocketError.Code
        package let message: String

        package init(line: Int, code: DocketError.Code, message: String) {
            self.line = line
            self.code = code
            self.message = message
        }
    }

    package init() {}
}
