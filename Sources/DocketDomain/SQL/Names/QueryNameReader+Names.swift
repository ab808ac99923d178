/// What names mean where they stand.
extension QueryNameReader {
    mutating func take(name first: String, isQuoted: Bool) {
        var parts = [first]
        let isStar = readParts(&parts)
        if frames[top].expectsAlias { return take(alias: first) }
        switch frames[top].clause {
        case .start, .ignored: break
        case .with:
            if frames[top].expression == nil, parts.count == 1 {
                frames[top].expression = QueryFrame.Expression(name: QueryNames.folded(first))
            }
        case .columns:
            if !frames[top].isAfterValue { frames[top].relation?.names.insert(QueryNames.folded(first)) }
            frames[top].isAfterValue = true
        case .from: takeOfSources(parts)
        case .select, .on, .condition, .late, .expression, .window:
            if isStar { frames[top].isAfterValue = true } else { takeOfExpression(parts, isQuoted: isQuoted) }
        }
    }

    /// Reads what follows a name behind dots.
    ///
    /// - Returns: Whether that ends in all columns.
    private mutating func readParts(_ parts: inout [String]) -> Bool {
        while next?.isMark(".") ?? false {
            index += 1
            if next?.isMark("*") ?? false {
                index += 1
                return true
            }
            if let part = next?.text {
                index += 1
                parts.append(part)
            }
        }
        return false
    }

    private mutating func take(alias: String) {
        let alias = QueryNames.folded(alias)
        frames[top].expectsAlias = false
        if frames[top].clause == .from {
            frames[top].source?.name = alias
            frames[top].source?.isAliased = true
            // Names of its columns may follow.
            frames[top].opening = .columns
        } else {
            frames[top].relation?.names.insert(alias)
            frames[top].isAfterValue = true
        }
    }

    private mutating func takeOfSources(_ parts: [String]) {
        let isBeforeList = next?.isMark("(") ?? false
        guard frames[top].expectsSource else {
            frames[top].opening = nil
            if let source = frames[top].source, !source.isAliased { take(alias: parts[0]) }
            return
        }
        frames[top].expectsSource = false
        if isBeforeList, !frames[top].isTarget {
            let name = QueryNames.folded(parts[parts.count - 1])
            frames[top].source = QueryFrame.Source(name: name, relation: QueryRelation())
        } else {
            take(source: parts)
        }
        // What a function is given, or the columns that are written to.
        if isBeforeList { frames[top].opening = .expression }
    }

    private mutating func takeOfExpression(_ parts: [String], isQuoted: Bool) {
        guard !frames[top].namesType else { return }
        if next?.isMark("(") ?? false {
            frames[top].openingFunction = parts[parts.count - 1]
            return frames[top].isAfterValue = false
        }
        guard !frames[top].isAfterValue else {
            if frames[top].clause == .select, parts.count == 1 { take(alias: parts[0]) }
            return
        }
        if parts.count == 1, !isQuoted, isNoColumn(parts[0]) { return }
        frames[top].isAfterValue = true
        let name = QueryNames.folded(parts[parts.count - 1])
        if parts.count > 1 {
            frames[top].scope.qualified.append((QueryNames.folded(parts[parts.count - 2]), name))
        } else {
            frames[top].scope.references.append((name, frames[top].isLate))
        }
    }

    /// Goes past what stands where a column could, and is none.
    private mutating func isNoColumn(_ name: String) -> Bool {
        // The type of a text.
        if QueryWords.literals.contains(name) {
            if next == .string { return true }
            if next?.isWord("with") ?? false || next?.isWord("without") ?? false, token(1)?.isWord("time") ?? false {
                index += 3
                return true
            }
        }
        // What an argument is called.
        if next?.isMark("=") ?? false && token(1)?.isMark(">") ?? false
            || next?.isMark(":") ?? false && token(1)?.isMark("=") ?? false
        {
            index += 2
            return true
        }
        if frames[top].function == "trim", ["both", "leading", "trailing"].contains(name) { return true }
        guard isWindow || isPartOfDate(name) else { return false }
        frames[top].isAfterValue = true
        return true
    }

    /// Whether a window is defined by another one.
    private var isWindow: Bool {
        frames[top].clause == .window && isFirst && (next?.isMark(")") ?? false || next?.text != nil)
    }

    private func isPartOfDate(_ name: String) -> Bool {
        guard QueryWords.dateParts.contains(name), let function = frames[top].function,
            QueryWords.dateFunctions.contains(function)
        else { return false }
        let isLast = next?.isMark(")") ?? false && function != "extract" && function != "date_trunc"
        return isFirst || isLast
    }
}
