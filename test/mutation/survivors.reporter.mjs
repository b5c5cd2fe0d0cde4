/** Prints each fault that no test notices as soon as it is known; the report of Stryker comes at the end. */
class SurvivorsReporter {
  onMutantTested({ status, fileName, location, mutatorName, replacement }) {
    if (status !== 'Survived' && status !== 'NoCoverage') return;
    const { line, column } = location.start;
    process.stdout.write(`${status} ${fileName}:${line}:${column} ${mutatorName}: ${replacement}\n`);
  }
}

/** Plugins of this file, as Stryker loads them. */
export const strykerPlugins = [{ kind: 'Reporter', name: 'survivors', injectableClass: SurvivorsReporter }];
