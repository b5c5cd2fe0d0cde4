/** Does at most `limit` things and answers how many it did; a full count means that there may be more. */
export type MaintenanceJob = (limit: number) => Promise<number>;

/**
 * Work that nobody waits for, such as forgetting what has expired. Every module adds its own; each is done about once a
 * minute, and its failure hurts nobody.
 */
export abstract class MaintenanceJobs {
  abstract add(name: string, job: MaintenanceJob): void;
}
