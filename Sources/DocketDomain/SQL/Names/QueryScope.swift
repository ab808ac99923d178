/// What a subquery or a common table expression gives: the names that it makes itself.
final class QueryRelation {
    var names: Set<String> = []
    /// Whether it names all its columns at its head.
    var isFixed = false
    /// Whether its own text is being read.
    var isOpen = false
    /// Whether that may name it: anywhere where it is recursive by word, else after a set operation.
    var mayNameItself = false
}

/// One `SELECT`: what it reads from, and the names in it until it is known what they are.
final class QueryScope {
    enum Source {
        /// - Parameter isAliased: Whether the query calls it otherwise than it is called.
        case table(isAliased: Bool)
        case relation(QueryRelation)
    }

    /// By the names that columns are qualified with.
    var sources: [String: Source] = [:]
    var relations: [QueryRelation] = []
    /// Names without a qualifier; late ones stand where names that the query makes can be meant.
    var references: [(name: String, isLate: Bool)] = []
    var qualified: [(qualifier: String, name: String)] = []

    /// More than these are not looked through for each name.
    private static let mostRelations = 64

    func add(_ relation: QueryRelation) {
        if relations.count < Self.mostRelations, !relations.contains(where: { $0 === relation }) {
            relations.append(relation)
        }
    }

    func clear() {
        sources = [:]
        relations = []
        references = []
        qualified = []
    }
}
