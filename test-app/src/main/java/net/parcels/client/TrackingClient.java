package net.parcels.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Asks the parcel service over HTTP; every call is one request. */
public class TrackingClient {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI service;

  public TrackingClient(URI service) {
    this.service = service;
  }

  /** The status of a parcel, or null if the service does not know it. */
  public @Nullable ParcelStatus status(String parcel) throws IOException, InterruptedException {
    URI uri = service.resolve("/parcels/" + URLEncoder.encode(parcel, StandardCharsets.UTF_8));
    HttpResponse<String> response =
        http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    if (response.statusCode() == 404) {
      return null;
    }
    if (response.statusCode() != 200) {
      throw new IOException("the parcel service answered " + response.statusCode());
    }
    String place = response.body().strip();
    return new ParcelStatus(parcel, place, place.equals("delivered"));
  }
}
