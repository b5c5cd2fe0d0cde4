import type { Type } from '@nestjs/common';
import type { Outcome } from '../../common';
import type { DataContract } from '../data-contract/clr-type';

/** What the source document says of an operation, in its own words and language. */
export interface OperationText {
  readonly summary: string;
  /** What it says of the answer. */
  readonly returns?: string;
  /** What clients have to know and its document does not say, or says wrongly. */
  readonly note?: string;
  /** What the answer holds, where the codec does not know. */
  readonly reply?: DataContract;
  /** A request that does something for those who try it, where the document's sample does not. */
  readonly example?: object;
  /** The name of the cookie that its answer gives to a browser that has none. */
  readonly setsCookie?: string;
  /** The name of the cookie that it asks for. */
  readonly wantsCookie?: string;
}

/** A controller, and what is said of each of its operations by the name of the method. */
export interface DescribedController {
  readonly controller: Type<object>;
  readonly texts: Readonly<Record<string, OperationText>>;
}

/** Operations under one heading. */
export interface OperationGroup {
  readonly name: string;
  readonly about: string;
  readonly controllers: readonly DescribedController[];
}

/** How the requests of an interface are signed. */
export interface SigningText {
  /** The field that carries the signature; what has it is signed. */
  readonly field: string;
  /** What it is made of, in a sentence or two. */
  readonly about: string;
  /** The same as lines of a shell. */
  readonly example: string;
  /** The fields that every request draws anew, the signature last, and the variable of that shell that holds each. */
  readonly fields: Readonly<Record<string, string>>;
  /** Sets variables by the names of these fields before a request, where Postman runs it; the key is `signKey`. */
  readonly script: string;
}

/** One interface, for the pages about it. */
export interface ApiDescription {
  /** In URLs and file names. */
  readonly name: string;
  readonly title: string;
  /** What it speaks, in a sentence or two. */
  readonly about: string;
  /** The members of every reply that hold the number clients branch on, and its text. */
  readonly says: { readonly number: string; readonly text: string };
  /** Where its document sends readers for all of its numbers, without a leading slash. */
  readonly errorCodes?: string;
  readonly signing?: SigningText;
  readonly groups: readonly OperationGroup[];
}

type Handler = (...args: never[]) => Promise<Outcome<unknown, { readonly reason: string }>>;

/** The example of an operation is what its handler takes first: the body. */
type TextOf<H> = OperationText &
  (H extends (request: infer B, ...rest: never[]) => unknown ? { readonly example?: B } : unknown);

type Texts<C> = { readonly [K in keyof C as C[K] extends Handler ? K : never]: TextOf<C[K]> };

/** Describes every operation of a controller; one that is forgotten, or is not there, does not compile. */
export const described = <C extends object>(controller: Type<C>, texts: Texts<C>): DescribedController => ({
  controller,
  texts,
});
