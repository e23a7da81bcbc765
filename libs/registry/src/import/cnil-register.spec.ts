import type { Sheet } from './cells.js';
import { parseCnilRegister } from './cnil-register.js';
import { dryRun, type ImportReport } from './index.js';
import { mapRows } from './map-rows.js';
import { odsEntries, readOds } from './ods-reader.js';
import { craftOds, type OdsCell, odsContent } from './testing/crafted-ods.js';
import { expectReportsWhenBent, expectReportsWhenDamaged } from './testing/damage.js';
import { realFile } from './testing/real-file.js';

const at = (report: Pick<ImportReport, 'problems'>, code: string) =>
  report.problems.filter((problem) => problem.code === code).map(({ sheet, column, row }) => `${sheet}!${column ?? ''}${row ?? ''}`);

describe('the register of the CNIL as it is published', () => {
  const real = realFile('cnil-ods/registre-traitement-simplifie.ods');

  real.test('holds an example and a blank record: nothing is taken, and each is named', async () => {
    const report = await dryRun(real.bytes());
    expect(report).toMatchObject({ format: 'CNIL_SIMPLIFIED_REGISTER', committable: false, counts: { activities: 0 } });
    expect(report.sheets.map(({ name }) => name)).toHaveLength(5);
    expect(at(report, 'EXAMPLE_SKIPPED')).toEqual(['2_-_Liste_des_traitements!9', '4_-_Exemple_de_fiche!']);
    expect(at(report, 'BLANK_RECORD_SKIPPED')).toEqual(['3_-_Modèle_de_fiche_de_registre!']);
    expect(at(report, 'HEADING_NOT_READ')).toEqual(['2_-_Liste_des_traitements!1']);
    expect(report.problems.filter(({ severity }) => severity === 'ERROR').map(({ code }) => code)).toEqual(['NO_ACTIVITIES']);
  });

  real.test('its example, once somebody makes it theirs, is read with every part at its cell', async () => {
    const bytes = real.bytes();
    const entries = odsEntries(bytes)!;
    const content = await readOds(bytes, entries.ok ? entries.value : []);
    if (!content.ok) throw new Error(content.defects[0]!.code);
    const sheet = '4_-_Exemple_de_fiche';
    const theirs: Sheet[] = content.sheets.map(({ name, rows }) => ({
      name,
      rows: rows.map((row) => row.map((cell) => (name === sheet && cell.text === '1 - Exemple' ? { ...cell, text: 'PAIE-1' } : cell))),
    }));
    const parsed = parseCnilRegister(theirs);
    const mapped = mapRows(parsed.rows);
    expect(mapped.activities).toHaveLength(1);
    expect(mapped.activities[0]).toMatchObject({
      source: { sheet },
      ref: 'PAIE-1',
      name: 'Gestion de la paie',
      purposes: [
        {
          source: { sheet, row: 15, column: 'B' },
          name: 'Gestion de la paie',
          description:
            'Calcul des rémunérations\nCalcul du montant des versements adressés aux organismes sociaux\nOrdre de virement à la banque',
          legalBasis: null,
        },
      ],
      dataTypes: [
        {
          source: { row: 21 },
          name: 'Noms, prénoms, adresses',
          retention: '5 ans à compter du versement de la paie',
          flaggedSensitive: false,
          type: { raw: "État civil, identité, données d'identification, images…" },
        },
        { source: { row: 22 }, name: 'RIB' },
        { source: { row: 23 }, name: 'Numéros de sécurité sociale des salariés' },
      ],
      subjectGroups: [{ source: { row: 26 }, name: 'Salariés', category: { raw: 'Salariés', code: 'EMPLOYEE' } }],
      recipients: [
        { source: { row: 29 }, name: 'Dir. Administrative et Financière', kind: { code: 'INTERNAL' } },
        { name: 'Organismes sociaux' },
        { name: "Banque d'Andorre" },
      ],
      transfers: [
        {
          source: { row: 39 },
          name: "Banque d'Andorre",
          country: { raw: 'Andorre', code: 'AD' },
          mechanism: { code: 'privacy_standard_contractual_clauses' },
          guarantees: 'Contrat en date du 23/01/2018',
          documentationLink: null,
        },
      ],
      measures: [
        { source: { sheet, row: 34, column: 'B' }, text: 'Mesures de protection des logiciels' },
        { text: 'Sauvegarde des données' },
        { text: "Contrôle d'accès des utilisateurs" },
      ],
      dates: [
        { meaning: 'RECORD_CREATED', date: '2018-05-26', source: { row: 6, column: 'B' } },
        { meaning: 'RECORD_UPDATED', date: '2019-05-13' },
      ],
    });
    expect(mapped.activities[0]!.actors!.map(({ role, source }) => `${role} ${source.row}`)).toEqual(['CONTROLLER 10', 'DPO 11']);
    const terms = mapped.problems
      .filter(({ kind, term }) => kind && term)
      .map(({ code, kind, row, column }) => `${code} ${kind} ${column}${row}`);
    expect(terms).toEqual([
      'TERM_UNDECIDED DATA_TYPE A21',
      'TERM_UNDECIDED DATA_TYPE A22',
      'TERM_UNDECIDED DATA_TYPE A23',
      'TERM_UNDECIDED RECIPIENT_KIND B30',
      'TERM_UNDECIDED RECIPIENT_KIND B31',
    ]);
  });
});

const ACTORS: OdsCell[] = ['Acteurs', 'Nom', 'Adresse', 'Code Postal', 'Ville', 'Pays', 'Téléphone', 'Adresse mél'];
const PLACEHOLDER = 'Sélectionnez un élément dans cette liste déroulante ►';
const RECORD: OdsCell[][] = [
  ['Nom du traitement', 'Vidéosurveillance'],
  ['N° / RÉF', 'ref-001'],
  ACTORS,
  ['Responsable(s) conjoint(s)', 'Voisin SARL', '1 rue du Test', '75000', 'Paris'],
  ['Finalité(s) du traitement effectué'],
  ['Finalité principale', 'Sécurité'],
  [],
  ['Données sensibles', 'Description', null, null, 'Durée de conservation'],
  ['Données concernant la santé', 'Allergies', null, null, '1 mois'],
  ["Données révélant l'appartenance syndicale", 'N/A'],
  [],
  ['Catégories de personnes concernées', 'Description', null, null, 'Précisions'],
  ['Catégorie de personnes 1', PLACEHOLDER],
  ['Catégorie de personnes 2', 'Visiteurs du soir'],
  ['Destinataires', 'Type de destinataire', null, null, 'Précisions'],
  ['Destinataire 1', 'Sous-traitants', null, null, 'Gardien SA'],
  ['Transferts hors UE', 'Destinataire', 'Pays', 'Type de Garanties', null, 'Liens vers la documentation'],
  ['Organisme destinataire 1', 'Nuage Inc', 'Etats-Unis', 'Privacy shield', null, 'https://nuage.example/contrat'],
];
const LIST: OdsCell[][] = [
  ['Identification du traitement', null, null, null, 'Finalité du traitement', null, null, 'Données sensibles ?'],
  ['Nom du traitement', 'N° / RÉF', 'Date de création de la fiche', 'Dernière mise à jour de la fiche', null, null, null, 'Oui/non'],
  ['(EXEMPLE) Gestion de la paie', '1 - Exemple'],
  ['Vidéosurveillance', 'V-1', null, null, 'Sécurité'],
  ['Newsletter', 'N-1', '05/03/2020', null, 'Informer', null, null, 'Non'],
];

describe('a register filled in by somebody', () => {
  test('a record goes before its line in the list; a line without record becomes an activity, and both are said', async () => {
    const report = await dryRun(craftOds(odsContent({ Tutoriel: [['x']], Liste: LIST, Caméras: RECORD, Notes: [['y']] })));
    expect(report).toMatchObject({ format: 'CNIL_SIMPLIFIED_REGISTER', committable: true, counts: { activities: 2, errors: 0 } });
    const [cameras, newsletter] = report.activities;
    expect(cameras).toMatchObject({
      name: 'Vidéosurveillance',
      actors: [{ role: 'JOINT_CONTROLLER', name: 'Voisin SARL', contact: '1 rue du Test\n75000 Paris' }],
      dataTypes: [{ name: 'Allergies', type: { code: 'HEALTH' }, flaggedSensitive: true, retention: '1 mois' }],
      subjectGroups: [{ name: 'Visiteurs du soir', category: { raw: 'Visiteurs du soir' } }],
      recipients: [{ name: 'Gardien SA', kind: { code: 'PROCESSOR' } }],
      transfers: [{ country: { code: 'US' }, mechanism: { raw: 'Privacy shield' }, documentationLink: 'https://nuage.example/contrat' }],
    });
    expect(newsletter).toMatchObject({
      source: { sheet: 'Liste', row: 5 },
      ref: 'N-1',
      purposes: [{ name: 'Informer', source: { column: 'E' } }],
      notes: [{ heading: 'Données sensibles ?', text: 'Non' }],
      dates: [{ meaning: 'RECORD_CREATED', date: '2020-03-05' }],
    });
    expect(at(report, 'LISTED_WITHOUT_RECORD')).toEqual(['Liste!5']);
    expect(at(report, 'EXAMPLE_SKIPPED')).toEqual(['Liste!3']);
    expect(report.problems.find(({ code }) => code === 'EXAMPLE_SKIPPED')!.vi).toContain('bỏ "Exemple"');
    expect(at(report, 'UNKNOWN_SHEET')).toEqual(['Notes!']);
    const shield = report.problems.find(({ code }) => code === 'TERM_AS_TEXT');
    expect(shield).toMatchObject({ severity: 'NOTICE', row: 18, column: 'D', en: expect.stringContaining('C-311/18') });
    const joint = report.problems.find(({ kind }) => kind === 'RELATIONSHIP');
    expect(joint).toMatchObject({ code: 'TERM_UNDECIDED', row: 4, suggestions: ['CONTROLLER', 'THIRD_PARTY'] });
  });

  test('two records under one reference name both sheets; a half-filled record and a formula are errors at their cells', async () => {
    const nameless = RECORD.map((row, index) => (index === 0 ? ['Nom du traitement'] : index === 1 ? ['N° / RÉF', 'B'] : row));
    const formula = { xml: '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>' };
    const computed = RECORD.map((row, index) =>
      index === 0 ? ['Nom du traitement', 'Autre'] : index === 5 ? ['Finalité principale', formula] : row,
    );
    const report = await dryRun(craftOds(odsContent({ A: RECORD, B: nameless, C: computed })));
    expect(at(report, 'NAME_MISSING')).toEqual(['B!1']);
    expect(at(report, 'DUPLICATE_REF')).toEqual(['C!B2']);
    expect(report.problems.find(({ code }) => code === 'DUPLICATE_REF')!.vi).toContain('trang "A"');
    expect(at(report, 'FORMULA')).toEqual(['C!B6']);
    expect(report.committable).toBe(false);
  });

  test('a section without its headers is an error, and prototype names are no labels', async () => {
    const broken = RECORD.map((row) => (row[0] === 'Destinataires' ? ['Destinataires', 'Type de destinataire'] : row));
    const report = await dryRun(craftOds(odsContent({ A: [...broken, ['constructor', 'x'], ['__proto__', 'y']] })));
    expect(at(report, 'MISSING_COLUMN')).toEqual(['A!15']);
    expect(report.activities).toHaveLength(1);
  });
});

describe('whatever happens to the file, there is a report', () => {
  const content = odsContent({ Liste: LIST, A: RECORD });
  test('bytes changed, cut out or doubled', () => expectReportsWhenDamaged(craftOds(content), 100));
  test('a sound zip with bent XML', () =>
    expectReportsWhenBent(
      content,
      [
        '<',
        '>',
        '"',
        '</table:table-row>',
        '<table:table-cell>',
        '<text:p>',
        '</text:p>',
        '<office:annotation>',
        ' table:number-rows-repeated="999999"',
        '&#0;',
        '&x;',
        '<!--',
        ']]>',
        '',
      ],
      (text) => craftOds(text),
    ));
});
