package import DocketDomain

/// The code with which a body refuses; nothing where it succeeds.
package func refusal<Value>(_ body: () throws -> Value) -> DocketError.Code? {
    do {
        _ = try body()
        return nil
    } catch {
        return (error as? DocketError)?.code ?? .internal
    }
}

/// The code with which a body refuses; nothing where it succeeds.
package func refusal<Value>(_ body: () async throws -> Value) async -> DocketError.Code? {
    await failure(body)?.code
}

/// With what a body refuses; nothing where it succeeds.
package func failure<Value>(_ body: () async throws -> Value) async -> DocketError? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error as? DocketError ?? DocketError(.internal, "\(error)")
    }
}
