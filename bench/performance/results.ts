import { median, spread } from '../statistics';
import type { ContestantName, Operation } from './contestant';

/** Figures of one operation of one server. */
export interface Measurement {
  /** Requests a second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Processor time in ms a request of the server's process, its threads included, and of the database server. */
  readonly nodeMs: number;
  readonly databaseMs: number;
  /** Share of its time that the server's process ran: at less than one core, something else was the limit. */
  readonly busy: number;
}

/** Measurements of all rounds. */
export class Results {
  private readonly measured = new Map<string, Measurement[]>();

  add(contestant: ContestantName, operation: Operation, measurement: Measurement): void {
    const place = `${contestant}/${operation}`;
    this.measured.set(place, [...(this.measured.get(place) ?? []), measurement]);
  }

  /** Medians of all rounds; undefined for what was not measured. */
  of(contestant: ContestantName, operation: Operation): Measurement | undefined {
    const rounds = this.rounds(contestant, operation);
    if (rounds.length === 0) return undefined;
    const medianOf = (name: keyof Measurement): number => median(rounds.map((round) => round[name]));
    return {
      rate: medianOf('rate'),
      p50: medianOf('p50'),
      p99: medianOf('p99'),
      nodeMs: medianOf('nodeMs'),
      databaseMs: medianOf('databaseMs'),
      busy: medianOf('busy'),
    };
  }

  /** Rate of one server divided by that of another; NaN where either was not measured. */
  ratio(operation: Operation, contestant: ContestantName, to: ContestantName, of: Operation = operation): number {
    return (this.of(contestant, operation)?.rate ?? NaN) / (this.of(to, of)?.rate ?? NaN);
  }

  /** Spread of the rates of the rounds as a share of their median. */
  noise(contestant: ContestantName, operation: Operation): number {
    return spread(this.rounds(contestant, operation).map(({ rate }) => rate));
  }

  private rounds(contestant: ContestantName, operation: Operation): readonly Measurement[] {
    return this.measured.get(`${contestant}/${operation}`) ?? [];
  }
}
