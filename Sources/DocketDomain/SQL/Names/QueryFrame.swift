/// What is open while a query is read: a statement, or a pair of parentheses in it.
struct QueryFrame {
    enum Clause {
        /// Nothing has been said yet, or an operation on sets.
        case start
        case with
        case select
        case from
        case on
        case condition
        /// Grouping and ordering, where names that the query makes can be meant.
        case late
        /// An expression in parentheses, or what a function is given.
        case expression
        case window
        /// Names of columns that something is given.
        case columns
        /// What names nothing that counts, such as a limit or the columns of a new table.
        case ignored
    }

    /// What the parentheses are for whatever stands around them.
    enum Purpose {
        case value
        /// An addition to a keyword: what it is added to still follows.
        case addition
        /// Names of columns.
        case columns
        case source
        /// The text of a common table expression.
        case expression(QueryRelation)
        case query
    }

    /// What is read from, until its other name is known.
    struct Source {
        /// By which its columns are qualified.
        var name: String?
        /// What it gives, where that is not what a table has.
        var relation: QueryRelation?
        var isAliased = false
    }

    /// A common table expression that is being defined.
    struct Expression {
        let name: String
        let relation = QueryRelation()
        /// Whether its text is to come.
        var isDue = false
    }

    var clause: Clause
    let purpose: Purpose
    /// Shared with the frames in which it is no query of its own.
    var scope: QueryScope
    var ownsScope = false
    /// Whether it is a query, and not an expression or a join in parentheses.
    var isQuery = false
    var isLate = false
    /// What it gives, or, where it holds names of columns, what these belong to.
    var relation: QueryRelation?
    /// The function whose arguments these are.
    var function: String?

    /// Whether a value has just ended, so that a name is another name for it.
    var isAfterValue = false
    var expectsSource = false
    var expectsAlias = false
    /// Whether the source is written to, so that the parentheses behind it name columns.
    var isTarget = false
    /// Whether a type is being named, as in `cast(x AS …)`.
    var namesType = false
    var isRecursive = false
    var source: Source?
    var expression: Expression?
    /// Common table expressions that are known until it ends.
    var expressions: [String] = []
    /// What the next parentheses are, where the word before says it.
    var opening: Clause?
    /// The function whose arguments are in them.
    var openingFunction: String?

    init(_ clause: Clause, for purpose: Purpose, in scope: QueryScope) {
        self.clause = clause
        self.purpose = purpose
        self.scope = scope
    }

    var isSource: Bool { if case .source = purpose { true } else { false } }
}
