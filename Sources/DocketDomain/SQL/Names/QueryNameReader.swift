/// Goes through a query's tokens once, keeping what is open on a stack of its own: no nesting is too deep.
struct QueryNameReader {
    let tokens: [QueryToken]
    var index = 0
    var frames = [Self.statement]
    private var found = QueryNames()
    /// Common table expressions that are known here, the innermost last.
    private var expressions: [String: [QueryRelation]] = [:]
    /// By which names columns of tables, and of what the query makes, are qualified anywhere in it.
    private var tableNames: Set<String> = []
    private var relationNames: [String: [QueryRelation]] = [:]
    /// Names whose qualifier their own query does not explain.
    private var unexplained: [(qualifier: String, name: String)] = []
    /// Parentheses beyond those that are told apart.
    private var furtherDepth = 0

    private static let mostDepth = 50_000
    private static let mostRelations = 64

    init(_ tokens: [QueryToken]) {
        self.tokens = tokens
    }

    private static var statement: QueryFrame {
        var frame = QueryFrame(.start, for: .query, in: QueryScope())
        frame.ownsScope = true
        return frame
    }

    mutating func read() -> QueryNames {
        while index < tokens.count {
            let token = tokens[index]
            index += 1
            switch token {
            case .word(let word): take(word: word)
            case .name(let name): take(name: name, isQuoted: true)
            case .string, .value:
                frames[top].expectsAlias = false
                frames[top].expectsSource = false
                frames[top].isAfterValue = true
            case .mark(let mark): take(mark: mark)
            }
        }
        endStatement()
        return found
    }

    // MARK: Where it is

    /// The frame that is open innermost.
    var top: Int { frames.count - 1 }

    /// The token that follows the one that was just read.
    var next: QueryToken? { token(0) }

    /// A token by its distance from the next one.
    func token(_ distance: Int) -> QueryToken? {
        tokens.indices.contains(index + distance) ? tokens[index + distance] : nil
    }

    /// Whether the token that was just read is the first one in its parentheses.
    var isFirst: Bool { token(-2)?.isMark("(") ?? true }

    // MARK: Marks

    private mutating func take(mark: UInt8) {
        switch Unicode.Scalar(mark) {
        case "(": open()
        case ")": close()
        case ",": takeComma()
        case ";": endStatement()
        // Everything, or a product.
        case "*": frames[top].isAfterValue.toggle()
        case "]": frames[top].isAfterValue = true
        // A field of a value in parentheses.
        case "." where next?.text != nil: index += 1
        case ":" where next?.isMark(":") ?? false: skipType()
        default: frames[top].isAfterValue = false
        }
    }

    /// Goes past the type of a cast.
    private mutating func skipType() {
        index += 1
        while next?.text != nil {
            index += 1
            guard next?.isMark(".") ?? false else { break }
            index += 1
        }
        frames[top].isAfterValue = true
    }

    private mutating func takeComma() {
        frames[top].isAfterValue = false
        frames[top].namesType = false
        frames[top].expectsAlias = false
        guard frames[top].clause == .from || frames[top].clause == .on else { return }
        begin(.from)
        frames[top].expectsSource = true
    }

    // MARK: Parentheses

    private mutating func open() {
        guard frames.count < Self.mostDepth else { return furtherDepth += 1 }
        var frame = frame(in: frames[top])
        if case .expression(let relation) = frame.purpose { know(relation) }
        frame.isLate = frames[top].isLate
        frame.function = frames[top].openingFunction
        frames[top].opening = nil
        frames[top].openingFunction = nil
        frames.append(frame)
    }

    private func frame(in outer: QueryFrame) -> QueryFrame {
        let scope = outer.scope
        if let opening = outer.opening {
            let purpose: QueryFrame.Purpose =
                switch opening {
                case .columns: .columns
                case .condition: .addition
                default: .value
                }
            var frame = QueryFrame(opening, for: purpose, in: scope)
            if opening == .columns { frame.relation = QueryRelation() }
            return frame
        }
        switch outer.clause {
        case .start:
            var frame = QueryFrame(.start, for: .query, in: scope)
            frame.relation = outer.relation
            return frame
        case .with:
            guard let expression = outer.expression else { return QueryFrame(.ignored, for: .value, in: scope) }
            guard expression.isDue else {
                var frame = QueryFrame(.columns, for: .columns, in: scope)
                frame.relation = expression.relation
                return frame
            }
            let relation = expression.relation
            var frame = QueryFrame(.start, for: .expression(relation), in: scope)
            // What is named at its head is all that it gives.
            frame.relation = relation.isFixed ? QueryRelation() : relation
            return frame
        case .from where outer.expectsSource:
            var frame = QueryFrame(.from, for: .source, in: scope)
            frame.expectsSource = true
            return frame
        case .from, .columns, .ignored: return QueryFrame(.ignored, for: .value, in: scope)
        case .select, .on, .condition, .late, .expression, .window:
            return QueryFrame(.expression, for: .value, in: scope)
        }
    }

    /// A common table expression is known from here on, and may be to its own text.
    private mutating func know(_ relation: QueryRelation) {
        guard let name = frames[top].expression?.name else { return }
        relation.isOpen = true
        relation.mayNameItself = frames[top].isRecursive
        expressions[name, default: []].append(relation)
        frames[top].expressions.append(name)
    }

    private mutating func close() {
        guard furtherDepth == 0 else { return furtherDepth -= 1 }
        guard frames.count > 1 else { return frames[top].isAfterValue = true }
        endFrame()
        let inner = frames.removeLast()
        switch inner.purpose {
        case .value: frames[top].isAfterValue = true
        case .addition: frames[top].isAfterValue = false
        case .columns:
            frames[top].isAfterValue = false
            if frames[top].clause == .from { frames[top].source?.relation = inner.relation }
            inner.relation?.isFixed = true
        case .source:
            frames[top].expectsSource = false
            frames[top].source = inner.isQuery ? QueryFrame.Source(relation: inner.relation) : inner.source
        case .expression(let relation):
            relation.isOpen = false
            frames[top].expression = nil
        case .query:
            frames[top].isQuery = frames[top].isQuery || inner.isQuery
            frames[top].relation = frames[top].relation ?? inner.relation
            frames[top].isAfterValue = true
        }
    }

    private mutating func endFrame() {
        let isJoin = frames[top].isSource && !frames[top].isQuery
        // A query in several parentheses is called something behind the last one.
        if !isJoin || frames[top].source?.name != nil { endSource() }
        if frames[top].ownsScope { endQuery() }
        for name in frames[top].expressions { expressions[name]?.removeLast() }
    }

    private mutating func endStatement() {
        furtherDepth = 0
        while frames.count > 1 { close() }
        endFrame()
        for (qualifier, name) in unexplained where !isMade(name, by: qualifier) { found.add(column: name) }
        unexplained = []
        tableNames = []
        relationNames = [:]
        expressions = [:]
        frames = [Self.statement]
    }

    private func isMade(_ name: String, by qualifier: String) -> Bool {
        guard !tableNames.contains(qualifier), let relations = relationNames[qualifier] else { return false }
        return relations.contains { $0.names.contains(name) }
    }

    // MARK: Queries

    /// Begins another clause of what is open.
    mutating func begin(_ clause: QueryFrame.Clause) {
        endSource()
        frames[top].clause = clause
        frames[top].isLate = clause == .late
        frames[top].isAfterValue = false
        frames[top].expectsSource = false
        frames[top].isTarget = false
    }

    /// Begins a `SELECT`, after another one or in what is open.
    mutating func beginQuery() {
        begin(.select)
        if frames[top].ownsScope {
            endQuery()
        } else {
            frames[top].scope = QueryScope()
            frames[top].ownsScope = true
        }
        if frames[top].relation == nil { frames[top].relation = QueryRelation() }
        frames[top].isQuery = true
    }

    /// Ends a `SELECT` whose rows are put together with those of the next one.
    mutating func beginSetOperation() {
        if frames[top].isSource, !frames[top].ownsScope, let source = frames[top].source, source.name == nil {
            frames[top].relation = source.relation
            frames[top].isQuery = true
            frames[top].source = nil
        }
        begin(.start)
        if frames[top].ownsScope { endQuery() }
        if case .expression(let relation) = frames[top].purpose { relation.mayNameItself = true }
    }

    /// Tells of the names in a `SELECT` what they are: all that it reads from is known.
    private mutating func endQuery() {
        let scope = frames[top].scope
        let made = frames[top].relation
        for (name, isLate) in scope.references {
            if isLate, made?.names.contains(name) ?? false { continue }
            if scope.relations.contains(where: { $0.names.contains(name) }) { continue }
            switch scope.sources[name] {
            // A whole row, by the name that the query gives its table.
            case .table(isAliased: true)?, .relation?: continue
            case .table(isAliased: false)?, nil: found.add(column: name)
            }
        }
        for (qualifier, name) in scope.qualified {
            switch scope.sources[qualifier] {
            case .table?: found.add(column: name)
            case .relation(let relation)?: if !relation.names.contains(name) { found.add(column: name) }
            case nil: unexplained.append((qualifier, name))
            }
        }
        scope.clear()
    }

    // MARK: Sources

    /// Takes what is read from: a common table expression or a table.
    mutating func take(source parts: [String]) {
        let name = QueryNames.folded(parts[parts.count - 1])
        let relation = parts.count == 1 ? knownRelation(name) : nil
        if relation == nil { found.add(table: parts) }
        frames[top].source = QueryFrame.Source(name: name, relation: relation)
    }

    private func knownRelation(_ name: String) -> QueryRelation? {
        guard let known = expressions[name], let last = known.last else { return nil }
        if !last.isOpen || last.mayNameItself { return last }
        return known.count > 1 ? known[known.count - 2] : nil
    }

    /// Notes by what name the columns of the last source are qualified.
    mutating func endSource() {
        frames[top].expectsAlias = false
        frames[top].opening = nil
        guard let source = frames[top].source else { return }
        frames[top].source = nil
        let scope = frames[top].scope
        guard let relation = source.relation else {
            guard let name = source.name else { return }
            scope.sources[name] = .table(isAliased: source.isAliased)
            tableNames.insert(name)
            return
        }
        scope.add(relation)
        guard let name = source.name else { return }
        scope.sources[name] = .relation(relation)
        if relationNames[name, default: []].count < Self.mostRelations {
            relationNames[name, default: []].append(relation)
        }
    }
}
