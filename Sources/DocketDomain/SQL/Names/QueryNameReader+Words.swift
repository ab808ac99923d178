/// What words do to a query.
extension QueryNameReader {
    mutating func take(word: String) {
        // With a dot behind it it is a name, whatever it means elsewhere.
        if next?.isMark(".") ?? false, token(1)?.text != nil || token(1)?.isMark("*") ?? false {
            return take(name: word, isQuoted: false)
        }
        if frames[top].expectsAlias, !QueryWords.reserved.contains(word) { return take(name: word, isQuoted: false) }
        if frames[top].clause == .window, QueryWords.window.contains(word) { return frames[top].isAfterValue = true }
        if QueryWords.operators.contains(word) { return takeOperator(word) }
        if QueryWords.values.contains(word) { return frames[top].isAfterValue = true }
        if QueryWords.laterOperators.contains(word), frames[top].isAfterValue {
            return frames[top].isAfterValue = false
        }
        if QueryWords.changes.contains(word), frames[top].clause == .start { return frames[top].clause = .ignored }
        if !takeOfClause(word), !takeOfSource(word), !takeOfExpression(word) { take(name: word, isQuoted: false) }
    }

    private mutating func takeOperator(_ word: String) {
        frames[top].isAfterValue = false
        if word == "similar", next?.isWord("to") ?? false { index += 1 }
    }

    /// Whether a clause can begin here that follows others.
    private var canFollow: Bool {
        frames[top].ownsScope && !frames[top].expectsSource
            && (frames[top].isAfterValue || frames[top].clause == .from)
    }

    // MARK: Clauses

    private mutating func takeOfClause(_ word: String) -> Bool {
        let clause = frames[top].clause
        switch word {
        case "select": beginQuery()
        case "with": takeWith()
        case "recursive" where clause == .with: frames[top].isRecursive = true
        case "values" where clause == .start || frames[top].isTarget || frames[top].isSource && isFirst: beginValues()
        case "table" where clause == .start && next?.text != nil, "update" where clause == .start: beginSources()
        case "into" where next != .string && (clause == .select || clause == .ignored):
            beginSources()
            frames[top].isTarget = true
        case "set": if clause == .from { begin(.condition) } else { frames[top].isAfterValue = false }
        case "where": if frames[top].ownsScope { begin(.condition) } else { frames[top].isAfterValue = false }
        case "having": if frames[top].ownsScope { begin(.late) } else { frames[top].isAfterValue = false }
        case "qualify" where canFollow: begin(.late)
        case "returning" where canFollow: begin(.select)
        case "window" where canFollow && token(1)?.isWord("as") ?? false: begin(.ignored)
        case "limit" where canFollow, "offset" where canFollow, "fetch" where canFollow, "for" where canFollow:
            begin(.ignored)
        case "group", "order": takeOrder()
        case "partition" where next?.isWord("by") ?? false: takeOrder()
        case "except" where clause == .select && next?.isMark("(") ?? false && !isQuery(token(1)):
            frames[top].opening = .expression
        case "union", "intersect", "except": beginSetOperation()
        case "minus" where next?.isWord("select") ?? false: beginSetOperation()
        default: return false
        }
        return true
    }

    private func isQuery(_ token: QueryToken?) -> Bool {
        guard let token else { return false }
        return token.isMark("(") || token.isWord("select") || token.isWord("with") || token.isWord("values")
    }

    private mutating func beginSources() {
        begin(.from)
        frames[top].expectsSource = true
    }

    private mutating func beginValues() {
        begin(.condition)
        frames[top].isQuery = true
        if frames[top].relation == nil { frames[top].relation = QueryRelation() }
    }

    private mutating func takeWith() {
        let names =
            next?.isWord("recursive") ?? false
            || next?.text != nil && (token(1)?.isWord("as") ?? false || token(1)?.isMark("(") ?? false)
        let clause = frames[top].clause
        if names, clause == .start || clause == .ignored || frames[top].isTarget || isFirst {
            begin(.with)
            frames[top].isRecursive = false
        } else if next?.isWord("time") ?? false, token(1)?.isWord("zone") ?? false {
            index += 2
        } else if next?.isWord("ordinality") ?? false {
            index += 1
        } else {
            frames[top].opening = nil
        }
    }

    private mutating func takeOrder() {
        guard next?.isWord("by") ?? false else {
            // `WITHIN GROUP (…)`.
            frames[top].opening = .expression
            return
        }
        index += 1
        if frames[top].ownsScope { begin(.late) } else { frames[top].isAfterValue = false }
    }

    // MARK: Sources

    private mutating func takeOfSource(_ word: String) -> Bool {
        switch word {
        case "from": takeFrom()
        case "join", "straight_join": beginSources()
        case "apply" where token(-2)?.isWord("cross") ?? false || token(-2)?.isWord("outer") ?? false: beginSources()
        case "left" where isFunction, "right" where isFunction: return false
        case "left", "right", "full", "cross", "inner", "outer", "natural": takeJoin()
        case "lateral": break
        case "only" where frames[top].expectsSource && next?.text != nil: break
        case "on": takeOn()
        case "using": takeUsing()
        case "as": takeAs()
        default: return false
        }
        return true
    }

    private var isFunction: Bool { frames[top].clause != .from && next?.isMark("(") ?? false }

    private mutating func takeFrom() {
        let isComparison =
            token(-2)?.isWord("distinct") ?? false
            && (token(-3)?.isWord("is") ?? false || token(-3)?.isWord("not") ?? false)
        if frames[top].ownsScope, !isComparison { beginSources() } else { frames[top].isAfterValue = false }
    }

    private mutating func takeJoin() {
        if frames[top].clause == .from || frames[top].clause == .on { begin(.from) }
        frames[top].isAfterValue = false
    }

    private mutating func takeOn() {
        switch frames[top].clause {
        case .from: begin(.on)
        // `DISTINCT ON (…)`.
        case .select: frames[top].opening = .condition
        default: break
        }
        frames[top].isAfterValue = false
    }

    private mutating func takeUsing() {
        guard frames[top].clause == .from || frames[top].clause == .on else {
            return frames[top].isAfterValue = false
        }
        if next?.isMark("(") ?? false, !isQuery(token(1)) {
            begin(.from)
            frames[top].opening = .expression
        } else {
            beginSources()
        }
    }

    private mutating func takeAs() {
        switch frames[top].clause {
        case .with: frames[top].expression?.isDue = true
        case .from: frames[top].expectsAlias = frames[top].source != nil
        case .select: frames[top].expectsAlias = true
        case .expression: frames[top].namesType = true
        case .ignored: frames[top].opening = .window
        case .start, .on, .condition, .late, .window, .columns: break
        }
    }

    // MARK: Expressions

    private mutating func takeOfExpression(_ word: String) -> Bool {
        switch word {
        case "collate": skipName()
        case "over" where frames[top].isAfterValue: takeOver()
        case "at" where next?.isWord("time") ?? false && token(1)?.isWord("zone") ?? false:
            index += 2
            frames[top].isAfterValue = false
        case "interval" where next == .value || next?.isMark("(") ?? false || next?.isMark("-") ?? false:
            frames[top].isAfterValue = false
        case "grouping" where next?.isWord("sets") ?? false:
            index += 1
            frames[top].isAfterValue = false
        case "array" where next?.isMark("[") ?? false: frames[top].isAfterValue = false
        case "top" where frames[top].clause == .select && (next == .value || next?.isMark("(") ?? false): takeTop()
        case "percent" where token(-2)?.isMark(")") ?? false && next?.text != nil: break
        case "limit", "fetch", "for": frames[top].isAfterValue = false
        default: return false
        }
        return true
    }

    private mutating func skipName() {
        while next?.text != nil {
            index += 1
            guard next?.isMark(".") ?? false else { return }
            index += 1
        }
    }

    private mutating func takeOver() {
        if next?.isMark("(") ?? false { frames[top].opening = .window } else if next?.text != nil { index += 1 }
    }

    /// `TOP 10` and `TOP (10)`: the first column still follows.
    private mutating func takeTop() {
        if next == .value {
            index += 1
            if next?.isWord("percent") ?? false { index += 1 }
        } else {
            frames[top].opening = .condition
        }
        frames[top].isAfterValue = false
    }
}
