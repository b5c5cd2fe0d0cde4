/** A use case whose database cannot be reached. */
export class OutOfOrder {
  execute(): Promise<never> {
    return Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:3306'));
  }
}
