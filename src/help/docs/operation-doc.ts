import type { Operation } from '../../http';
import type { ClassModel, Model, ModelLine } from './model';
import type { Result } from './results';

/** A body as a page shows it, under all the names of its form; without text where none can be made. */
export interface Sample {
  readonly mediaTypes: readonly string[];
  readonly text?: string;
}

/** What one direction carries. */
export interface BodyHelp {
  readonly model: ClassModel;
  /** Every model that its members lead to. */
  readonly others: readonly Model[];
  /** The body that the samples write down. */
  readonly value: object;
  /** What to send instead, to those who try it: a request for the demo account, where the sample is only one of its form. */
  readonly example?: object;
  readonly samples: readonly Sample[];
}

/** All that pages, OpenAPI documents and collections say of one operation. */
export interface OperationDoc {
  readonly operation: Operation;
  /** As ASP.NET's help pages make it: `POST-api-member-login`. */
  readonly id: string;
  /** The path and the query that belongs to it: `user?action=find_email_password`, `api/member/imgcode?client={client}`. */
  readonly label: string;
  /** Parameters of the query string. */
  readonly uri: readonly ModelLine[];
  /** Missing where there is no body. */
  readonly request?: BodyHelp;
  /** Missing where the answer is a file. */
  readonly response?: BodyHelp;
  /** The media type of a file that is answered. */
  readonly file?: string;
  readonly results: readonly Result[];
}
