/** Words that a doc comment must not begin with: the subject comes first, in the field's term. */
const OPENING = /^(?:What|Whom|Whose|Who|Of|Its|It|Those)\b/;

/** Subjects that name no part of the system. */
const SUBJECT = /(?:^|[.;:] )(?:Nobody|Somebody|Whoever|Everybody|Anybody)\b/i;

const textOf = (comment) =>
  comment.value
    .replace(/^\*/, '')
    .replace(/\s*\n\s*\*\s?/g, ' ')
    .trim();

/** ESLint rule for doc comments: subject first. */
export const docCommentOpening = {
  meta: { type: 'suggestion', schema: [], docs: { description: 'doc comments begin with their subject' } },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        if (comment.type !== 'Block' || !comment.value.startsWith('*')) continue;
        const text = textOf(comment);
        const [word] = OPENING.exec(text) ?? SUBJECT.exec(text) ?? [];
        if (word !== undefined)
          context.report({
            loc: comment.loc,
            message: `Begin with the subject, in the field's term ("Rate-limit window of one key: …"), not with "${word.replace(/^[.;:] /, '')}".`,
          });
      }
    },
  }),
};
