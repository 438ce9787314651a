package com.probe.loaders.web;

import com.probe.loaders.shelf.Pantry;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers with how many values were made, and the values. */
public final class PantryServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // never serialised
  private final Pantry pantry = new Pantry();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object values = pantry.apply(Long.parseLong(request.getParameter("id")));
    response.getWriter().print(pantry.getAsLong() + " " + values);
  }
}
