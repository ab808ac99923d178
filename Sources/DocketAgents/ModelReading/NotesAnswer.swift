package import DocketDomain

/// What a model says that notes say: not yet checked.
package struct NotesAnswer: Hashable, Sendable {
    package let claims: [Claim]
    /// How many items of its list are no claim at all.
    package let unreadable: Int

    /// One of its findings.
    package struct Claim: Hashable, Sendable {
        package let fieldKey: String
        package let value: JSON
        package let quote: String
        package let confidence: Confidence
    }

    /// More are not looked at.
    private static let most = 200

    /// Nil where the answer cannot be understood.
    package init?(_ answer: String) {
        // Servers that know no formats give it in a block of code, or with a word before it.
        guard let start = answer.firstIndex(of: "{"), let end = answer.lastIndex(of: "}"), start < end,
            let json = try? JSON(parsing: String(answer[start...end])), let items = json["findings"]?.array
        else { return nil }
        claims = items.prefix(Self.most).compactMap(Claim.init)
        unreadable = items.count - claims.count
    }

    /// What becomes of the claims: found, or left out with the reason.
    ///
    /// - Parameters:
    ///   - notes: What their quotes have to stand in, word for word.
    ///   - fields: Those that the model may find something for.
    ///   - day: Of the notes.
    package func checked(
        against notes: String, fields: [ProfileField], on day: CalendarDay
    ) -> (found: [FoundInNotes.Item], leftOut: [FoundInNotes.LeftOut]) {
        var found: [FoundInNotes.Item] = []
        var leftOut: [FoundInNotes.LeftOut] = []
        for claim in claims {
            let range = notes.firstRange(of: claim.quote)
            let characters = range.map { range in
                let start = notes.distance(from: notes.startIndex, to: range.lowerBound)
                return start..<start + notes.distance(from: range.lowerBound, to: range.upperBound)
            }
            func refuse(_ reason: String, _ label: String) {
                leftOut.append(
                    FoundInNotes.LeftOut(
                        fieldKey: claim.fieldKey, label: label, sourceText: claim.quote, range: characters,
                        reason: reason))
            }
            guard let field = fields.first(where: { $0.key == claim.fieldKey }) else {
                refuse("no field that it is asked about", claim.fieldKey)
                continue
            }
            guard let range, let characters, !claim.quote.trimmed.isEmpty else {
                refuse("not in the notes", field.label)
                continue
            }
            do throws(DocketError) {
                let value = try field.normalized(claim.value, today: Timestamp(day))
                found.append(
                    FoundInNotes.Item(
                        fieldKey: field.key, label: field.label, value: value, text: field.text(of: value),
                        sourceText: String(notes[range]), range: characters, confidence: claim.confidence,
                        by: Self.model))
            } catch {
                refuse("no value that the field takes: \(error.message)", field.label)
            }
        }
        return (found, leftOut)
    }

    /// What found something that the rules did not.
    package static let model = "model"
    /// What found something that the rules found, too.
    package static let both = "rules+model"
}

extension NotesAnswer.Claim {
    /// Nil where something of it is missing.
    fileprivate init?(_ json: JSON) {
        guard let key = json["field_key"]?.string, let value = json["proposed_value"], !value.isNull,
            let quote = json["source_text"]?.string
        else { return nil }
        fieldKey = key
        self.value = value
        self.quote = quote
        confidence = json["confidence"]?.string.flatMap(Confidence.init(rawValue:)) ?? .medium
    }
}
