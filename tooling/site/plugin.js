/**
 * Makes typedoc's site of the API reference a site of all documents. The guide's first page says which
 * documents there are, in which groups and in which order.
 */
import { extname, join } from 'node:path';
import { Application, Converter, KindRouter } from 'typedoc';
import {
  decisionsGroup,
  pages,
  pathInRepository,
  readPage,
  referenceGroup,
  root,
  titleOf,
} from './pages.js';

const repository = 'https://github.com/assistant-provider/assistant-provider';
const pictures = ['.png', '.svg'];

/** Documents have the addresses of their files, without the folder `docs`. */
class DocumentRouter extends KindRouter {
  getIdealBaseName(reflection) {
    const path = reflection.isDocument() && reflection.project.files.getReflectionPath(reflection);
    if (!path) return super.getIdealBaseName(reflection);
    return pathInRepository(path)
      .replace(/^docs\//, '')
      .replace(/README\.md$/, 'index')
      .replace(/\.md$/, '');
  }
}

/** typedoc calls it when it loads the plugin. */
export function load(app) {
  const listed = pages();
  const groupOf = new Map(listed.map(({ path, group }) => [path, group]));
  app.renderer.defineRouter('documents', DocumentRouter);

  app.on(Application.EVENT_BOOTSTRAP_END, () => {
    // The packages are converted one by one, each with options of its own; the last project has the documents.
    app.options.setValue(
      'projectDocuments',
      listed.map(({ path }) => join(root, path)),
    );
    const groups = [...new Set(groupOf.values())].filter((group) => group !== decisionsGroup);
    app.options.setValue('categoryOrder', [...groups, referenceGroup, decisionsGroup]);
  });

  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, document) => {
    const path = pathInRepository(document.project.files.getReflectionPath(document));
    document.name = titleOf(readPage(path));
    document.frontmatter.category = groupOf.get(path);
  });

  app.on(Application.EVENT_PROJECT_REVIVE, (project) => {
    findLinks(project.readme, join(root, 'README.md'), project);
    for (const document of project.documents ?? [])
      findLinks(document.content, project.files.getReflectionPath(document), project);
    for (const parts of textsOf(project)) linkToRepository(parts, project);
  });
}

/** Every text of a project: documents, first pages of packages, and comments. */
function* textsOf(project) {
  for (const reflection of [project, ...Object.values(project.reflections)]) {
    yield reflection.readme ?? [];
    yield reflection.content ?? [];
    yield reflection.comment?.summary ?? [];
    for (const tag of reflection.comment?.blockTags ?? []) yield tag.content;
  }
}

/** Sources and folders are no pages of the site: their links lead to the repository. */
function linkToRepository(parts, project) {
  for (const [index, part] of parts.entries()) {
    if (part.kind !== 'relative-link' || part.target === undefined) continue;
    const target = project.files.resolve(part.target, project);
    if (typeof target !== 'string' || pictures.includes(extname(target))) continue;
    const anchor = part.targetAnchor ? `#${part.targetAnchor}` : '';
    const text = `${repository}/blob/main/${pathInRepository(target)}${anchor}`;
    parts[index] = { kind: 'text', text };
  }
}

/** typedoc overlooks the picture in a link, or the link around a picture. */
function findLinks(parts, source, project) {
  const found = parts.flatMap((part) =>
    part.kind === 'text' ? linksOf(part.text, source, project) : [part],
  );
  parts.splice(0, parts.length, ...found);
}

const address = /(<img [^>]*?\bsrc="|\]\()(?![a-z]+:|#)([^")\s]+)(?=[")])/;

const linksOf = (text, source, { files }) =>
  // The pattern has two groups, so each match adds its start and the address.
  text.split(address).map((piece, index) => {
    if (index % 3 !== 2) return { kind: 'text', text: piece };
    const { target, anchor } = files.register(source, piece) ?? {};
    return { kind: 'relative-link', text: piece, target, targetAnchor: anchor };
  });
