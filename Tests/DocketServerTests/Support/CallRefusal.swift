import GRPCCore
import GRPCProtobuf

/// With what a call was refused.
struct CallRefusal: Hashable {
    let code: RPCError.Code
    /// Docket's own code.
    let reason: String?
    let field: String?
    let message: String
    /// When to call again, where that is told.
    var retryDelay: Duration?
}

/// With what a call is refused; nothing where it succeeds.
func callRefusal<Value>(_ body: () async throws -> Value) async -> CallRefusal? {
    do {
        _ = try await body()
        return nil
    } catch let error as RPCError {
        // A refusal without details has none.
        let details = (try? error.unpackGoogleRPCStatus())?.details ?? []
        return CallRefusal(
            code: error.code, reason: details.lazy.compactMap { $0.errorInfo?.reason }.first,
            field: details.lazy.compactMap { $0.badRequest?.violations.first?.field }.first, message: error.message,
            retryDelay: details.lazy.compactMap { $0.retryInfo?.delay }.first)
    } catch {
        return CallRefusal(code: .unknown, reason: nil, field: nil, message: "\(error)")
    }
}
