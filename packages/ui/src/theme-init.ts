// Runs as a classic script in <head>; see vite.config.ts. The key is the one of hooks/use-theme.ts.
try {
  const theme = localStorage.getItem('seismo.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage denied: the system's theme it is.
}
