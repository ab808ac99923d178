internal import DocketDomain

extension ExtractionRules {
    /// The rules with what a firm has added in its schema.
    func adding(_ schema: ProfileSchema) -> Self {
        var rules = self
        for field in schema.fields {
            guard let own = field.notes else { continue }
            let known = rules.fields[field.key] ?? FieldPlan.derived(from: field, by: derived)
            rules.fields[field.key] = known.adding(own)
        }
        for trap in schema.traps { rules.add(trap) }
        return rules
    }

    /// Triggers that have no ends of their own share those of docket's triggers.
    private mutating func add(_ own: NotesTrap) {
        let kind = LeftOut.Reason(own.kind)
        if own.terminators.isEmpty, own.within == nil, let place = traps.firstIndex(where: { $0.kind == kind }) {
            traps[place].forward = (traps[place].forward ?? []) + own.forward
            traps[place].backward = (traps[place].backward ?? []) + own.backward
            traps[place].sentence = (traps[place].sentence ?? []) + own.sentence
            traps[place].pseudo = (traps[place].pseudo ?? []) + own.pseudo
        } else {
            traps.append(
                Trap(
                    kind: kind, forward: own.forward, backward: own.backward, sentence: own.sentence,
                    pseudo: own.pseudo, terminators: own.terminators, within: own.within))
        }
    }

    /// Throws `invalidArgument`, with the place, where a firm's rules can't be read.
    func check(_ schema: ProfileSchema) throws(DocketError) {
        var parser = PatternParser(classes: classes)
        for field in schema.fields {
            guard let own = field.notes else { continue }
            let values = own.values.values.flatMap(\.self)
            for (name, texts) in [
                ("labels", own.labels), ("nouns", own.nouns), ("patterns", own.patterns), ("values", values),
                ("asks", own.asks), ("except", own.except),
            ] {
                try parser.check(texts, of: "“\(name)” of the field “\(field.key)”")
            }
        }
        for (number, trap) in schema.traps.enumerated() {
            let texts = trap.forward + trap.backward + trap.sentence + trap.pseudo + trap.terminators
            try parser.check(texts, of: "trap \(number + 1) of “notes”")
        }
    }
}

extension PatternParser {
    fileprivate mutating func check(_ texts: [String], of place: String) throws(DocketError) {
        for text in texts {
            do {
                _ = try parse(text)
            } catch {
                throw DocketError(.invalidArgument, "In the schema, \(place) can't be read. \(error.message)")
            }
        }
    }
}

extension ExtractionRules.Field {
    fileprivate func adding(_ own: FieldNotesRules) -> Self {
        var field = self
        field.labels = (labels ?? []) + own.labels
        field.nouns = (nouns ?? []) + own.nouns
        field.patterns = (patterns ?? []) + own.patterns
        field.asks = (asks ?? []) + own.asks
        field.except = (except ?? []) + own.except
        field.values = (values ?? [:]).merging(own.values) { $0 + $1 }
        field.synonyms = (synonyms ?? [:]).merging(own.synonyms) { $0 + $1 }
        field.allows = (allows ?? []).union(own.allows.map(LeftOut.Reason.init))
        return field
    }
}

extension LeftOut.Reason {
    fileprivate init(_ kind: NotesTrap.Kind) {
        switch kind {
        case .negation: self = .negation
        case .hypothetical: self = .hypothetical
        case .wish: self = .wish
        case .question: self = .question
        case .history: self = .history
        case .thirdPerson: self = .thirdPerson
        case .othersPlan: self = .othersPlan
        }
    }
}
